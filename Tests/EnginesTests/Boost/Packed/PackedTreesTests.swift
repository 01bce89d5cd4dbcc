import Testing

@testable import Engines

@Suite struct PackedTreesTests {
  /// Rows of three features, the second a category, some numbers missing.
  private static func source(_ rows: Int) throws -> ColumnSource {
    let first = (0..<rows).map { Double(($0 * 7919) % 1000) / 100 }
    let second = (0..<rows).map { Int32(($0 * 31) % 7) }
    let third = (0..<rows).map { $0 % 11 == 0 ? Double.nan : Double(($0 * 104_729) % 997) }
    return try ColumnSource([
      DuckColumn(type: .double, values: .double(first), present: nil),
      DuckColumn(type: .integer(bits: 32, signed: true), values: .code(second), present: nil),
      DuckColumn(type: .double, values: .double(third), present: nil),
    ])
  }

  private static func text(_ parameters: [String: String], labels: (Int) -> Float) throws -> (String, ColumnSource) {
    let rows = 1500
    let source = try source(rows)
    var settings = BoosterParameters()
    for (name, value) in parameters { settings[name] = value }
    settings["seed"] = "3"
    settings["deterministic"] = "true"
    settings["num_threads"] = "1"
    let dataset = try BoosterDataset(
      source, labels: (0..<rows).map(labels), categorical: [1], parameters: settings)
    let booster = try Booster(settings, training: dataset)
    for _ in 0..<12 { _ = try booster.update() }
    return (try booster.text(), source)
  }

  static let models: [[String: String]] = [
    ["objective": "binary"], ["objective": "regression", "num_leaves": "90", "min_data_in_leaf": "2"],
    ["objective": "multiclass", "num_class": "3"],
    ["objective": "regression", "boosting": "rf", "bagging_freq": "1", "bagging_fraction": "0.6"],
  ]

  private static func label(_ parameters: [String: String]) -> (Int) -> Float {
    switch parameters["objective"] {
    case "binary": { row in (row * 7919) % 1000 > 400 + (row * 31) % 7 * 40 ? 1 : 0 }
    case "multiclass": { row in Float((row * 7919) % 1000 / 334) }
    default: { row in Float((row * 7919) % 1000) / 10 + Float((row * 31) % 7) }
    }
  }

  @Test("Packed trees answer as the text does, to the last bit, and share answers out as it does.", arguments: models)
  func answers(_ parameters: [String: String]) throws {
    let (text, source) = try Self.text(parameters, labels: Self.label(parameters))
    let packed = try PackedTrees(text: text)
    let again = PackedTrees(bytes: packed.bytes)
    let whole = try Booster(text: text)
    let restored = try Booster(text: again.text())
    let forest = try again.forest()
    let wanted = try whole.predict(source)
    #expect(try forest.predict(source) == wanted)
    #expect(try restored.predict(source) == wanted)
    // The leaves stand in another order, in which their mean is summed.
    for (own, theirs) in zip(
      try restored.predict(source, .contributions), try whole.predict(source, .contributions))
    { #expect(abs(own - theirs) < 1e-12) }
    #expect(forest.predict([3.5, 2, .nan]) == (try FastRowPredictor(whole).predict([3.5, 2, .nan])))
    let gains = try whole.importance(.gain)
    for (own, theirs) in zip(try again.gains(), gains) { #expect(abs(own - theirs) <= 1e-6 * max(1, theirs)) }
  }

  @Test("A tree of 31 leaves takes less than 600 bytes, a tenth of its text or so.")
  func small() throws {
    let (text, _) = try Self.text(["objective": "regression"], labels: Self.label(["objective": "regression"]))
    let bytes = try PackedTrees(text: text).bytes.count
    #expect(bytes < 12 * 600)
    #expect(bytes * 4 < text.utf8.count)
  }

  @Test("Bytes that are cut or changed are refused or read as trees, and never trap.")
  func damaged() throws {
    let (text, _) = try Self.text(["objective": "binary"], labels: Self.label(["objective": "binary"]))
    let bytes = Array(try PackedTrees(text: text).bytes)
    for length in stride(from: 0, to: bytes.count, by: 37) {
      let fault = #expect(throws: Fault.self) { try PackedTrees(bytes: bytes[..<length]).forest() }
      #expect(fault?.code == "E038")
    }
    for place in stride(from: 0, to: bytes.count, by: 5) {
      var changed = bytes
      changed[place] ^= 0x55
      _ = try? PackedTrees(bytes: changed[...]).forest().predict([1, 2, 3])
    }
  }
}
