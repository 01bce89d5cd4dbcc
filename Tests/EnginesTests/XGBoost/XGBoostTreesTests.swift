import Glibc
import Testing

@testable import Engines

/// Hostile and broken models of XGBoost: each is refused, and nothing crashes.
struct XGBoostTreesTests {
  private static func good(classes: Int = 2) throws -> [UInt8] {
    try XGBoosterTests.trained(
      Sample(rows: XGBoosterTests.rows, classes: classes, categories: 40),
      .init(objective: classes == 2 ? "binary:logistic" : "multi:softprob", classes: classes), rounds: 3)
  }

  @Test("A model's own bytes pass.")
  func facts() throws {
    let two = try XGBoostTrees(Self.good())
    #expect(two.rounds == 3 && two.forest.featureCount == 4 && two.objective == "binary:logistic")
    #expect(two.types == ["q", "q", "c", "q"])
    #expect(try XGBoostTrees(Self.good(classes: 3)).forest.treesPerIteration == 3)
  }

  @Test(
    "Every kind of damage is refused.",
    arguments: [
      ("gbtree", "gblook"), ("binary:logistic", "binary:hostile1"), ("left_children", "left_childrex"),
      ("num_feature", "num_featurx"), ("parents", "parentz"), ("categories_sizes", "categories_sizex"),
      ("iteration_indptr", "iteration_indptx"), ("base_score", "base_scorx"), ("learner", "teacher"),
    ])
  func damage(word: String, other: String) throws {
    let good = try Self.good()
    let bad = try #require(Self.replaced(good, Array(word.utf8), Array(other.utf8)))
    let fault = #expect(throws: Fault.self) { try XGBoostModel(bad) }
    #expect(fault?.code == "E053")
  }

  @Test("Children in a circle, features, categories and counts out of range are refused.")
  func shapes() throws {
    let good = try Self.good()
    // Lists are told as `$l#L` and eight bytes of their length; what is written is their first or second number.
    for (key, place, value) in [
      ("left_children", 0, Int32(0)), ("left_children", 0, 99_999), ("right_children", 0, -2), ("parents", 1, 7),
      ("split_indices", 0, 4), ("split_indices", 0, -1), ("categories", 0, -1), ("categories", 0, 70_000),
      ("categories_nodes", 0, 99_999), ("categories_nodes", 0, -1),
    ] {
      let bad = try #require(Self.written(good, key, place, value))
      #expect(throws: Fault.self, "\(key)") { try XGBoostModel(bad) }
    }
    let behind = #expect(throws: Fault.self) { try XGBoostModel(good + [0]) }
    #expect(behind?.message == "the model of XGBoost is damaged: something stands behind its end")
    for bad in [[], [UInt8](repeating: UInt8(ascii: "{"), count: 100_000), Array("[#L".utf8) + [127, 255, 255, 255]] {
      #expect(throws: Fault.self) { try XGBoostModel(bad) }
    }
  }

  @Test("Bytes that are cut anywhere are refused.")
  func cut() throws {
    let good = try Self.good()
    for end in stride(from: 0, to: good.count, by: 61) {
      #expect(throws: Fault.self) { try XGBoostModel(Array(good[..<end])) }
    }
  }

  @Test("A model with bytes changed at random is refused, or answers and explains without a crash.")
  func changed() throws {
    let source = try ColumnSource(Sample(rows: 50).columns)
    let good = try Self.good()
    var state: UInt64 = 3
    var taken = 0
    for turn in 0..<(getenv("MLOPS_SOAK") == nil ? 1_000 : 200_000) {
      var bytes = good
      for _ in 0...turn % 3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = turn % 2 == 0 ? UInt8(truncatingIfNeeded: state >> 20) : 0
      }
      guard let model = try? XGBoostModel(bytes) else { continue }
      taken += 1
      if model.featureCount == 4 {
        #expect(try model.predict(source).count == 50)
        _ = try? model.contributions(source)
      }
    }
    #expect(taken > 0)
  }

  private static func place(_ bytes: [UInt8], _ word: [UInt8]) -> Int? {
    bytes.indices.dropLast(word.count).first { bytes[$0..<$0 + word.count].elementsEqual(word) }
  }

  private static func replaced(_ bytes: [UInt8], _ word: [UInt8], _ other: [UInt8]) -> [UInt8]? {
    guard let place = place(bytes, word) else { return nil }
    return Array(bytes[..<place]) + other + Array(bytes[(place + word.count)...])
  }

  private static func written(_ bytes: [UInt8], _ key: String, _ place: Int, _ value: Int32) -> [UInt8]? {
    let mark = Array(key.utf8) + Array("[$l#L".utf8)
    guard let start = Self.place(bytes, mark) else { return nil }
    var bytes = bytes
    let first = start + mark.count + 8 + place * 4
    for (offset, shift) in [24, 16, 8, 0].enumerated() {
      bytes[first + offset] = UInt8(truncatingIfNeeded: value >> shift)
    }
    return bytes
  }
}
