import Engines

/// The engine of one model of a family, ready to answer: trees by our own forest, anything else as its estimator does.
struct FamilyEngine: Sendable {
  private enum Kind: Sendable {
    case trees(TreeForest, PackedTrees)
    case other(any Predicting, bytes: Int)
  }

  private let kind: Kind

  /// What is stored of an engine's bytes: trees packed, anything else as it is.
  static func stored(_ bytes: [UInt8]) throws -> [UInt8] {
    bytes.starts(with: "tree\n".utf8)
      ? Array(try PackedTrees(text: String(decoding: bytes, as: UTF8.self)).bytes) : bytes
  }

  /// The engine's own bytes again, as `Estimator.load` reads them.
  static func restored(_ stored: ArraySlice<UInt8>) throws -> [UInt8] {
    PackedTrees.isPacked(stored) ? Array(try PackedTrees(bytes: stored).text().utf8) : Array(stored)
  }

  /// - Parameter card: What the members have in common: task, target, estimator and the features without keys.
  init(_ stored: ArraySlice<UInt8>, _ card: ModelCard) throws {
    if PackedTrees.isPacked(stored) {
      let packed = PackedTrees(bytes: stored)
      kind = .trees(try packed.forest(), packed)
    } else {
      let model = Model(card: card, engine: Array(stored))
      kind = .other(try Estimator.named(card.estimator).load(Learnt(model)), bytes: 2 * stored.count)
    }
  }

  var featureCount: Int? {
    switch kind {
    case .trees(let forest, _): forest.featureCount
    case .other(let engine, _): engine.featureCount
    }
  }

  /// About how much memory it takes.
  var byteCount: Int {
    switch kind {
    case .trees(let forest, _): forest.byteCount
    case .other(_, let bytes): bytes
    }
  }

  func predict(_ row: [Double]) throws -> [Double] {
    switch kind {
    case .trees(let forest, _): forest.predict(row)
    case .other(let engine, _): try engine.predict(row)
    }
  }

  func predict(_ rows: FeatureRows) throws -> [Double] {
    switch kind {
    case .trees(let forest, _): try forest.predict(rows)
    case .other(let engine, _): try engine.predict(rows)
    }
  }

  func gains() throws -> [Double] {
    switch kind {
    case .trees(_, let packed): try packed.gains()
    case .other(let engine, _): try engine.gains()
    }
  }

  func contributions(_ rows: FeatureRows) throws -> [Double] {
    switch kind {
    case .trees(_, let packed): try Booster(text: packed.text()).predict(rows, .contributions)
    case .other(let engine, _): try engine.contributions(rows)
    }
  }
}
