import Engines

/// The trees of a model in memory, with LightGBM's fast path for single rows.
struct GBMTrees: Predicting {
  private let booster: Booster
  private let predictor: FastRowPredictor

  /// Reads LightGBM's text.
  init(_ learnt: Learnt) throws {
    booster = try Booster(text: String(decoding: learnt.engine, as: UTF8.self))
    predictor = try FastRowPredictor(booster)
  }

  var featureCount: Int? { booster.featureCount }

  func predict(_ row: [Double]) throws -> [Double] { try predictor.predict(row) }

  func predict(_ rows: FeatureRows) throws -> [Double] { try booster.predict(rows) }

  /// The gain over all splits.
  func gains() throws -> [Double] { try booster.importance(.gain) }

  func contributions(_ rows: FeatureRows) throws -> [Double] { try booster.predict(rows, .contributions) }
}
