import Glibc
import Testing

@testable import Engines

/// Hostile and broken model texts: each is refused, and nothing crashes.
struct BoosterTextTests {
  private static func good(classes: Int = 2) throws -> String {
    try Sample(rows: 1_000, classes: classes).trained(iterations: 3, classes: classes).text()
  }

  @Test("A model's own text passes and tells what it is.")
  func facts() throws {
    let two = try BoosterText.validate(Self.good())
    #expect(two == .init(classCount: 1, featureCount: 4, treeCount: 3, objective: "binary sigmoid:1"))
    let three = try BoosterText.validate(Self.good(classes: 3))
    #expect(three.classCount == 3 && three.treeCount == 9)
  }

  @Test("A model of one leaf a tree passes.")
  func constant() throws {
    let column = DuckColumn(type: .double, values: .double([Double](repeating: 1, count: 100)))
    var parameters = BoosterParameters()
    parameters["objective"] = "regression"
    let dataset = try BoosterDataset(
      try ColumnSource([column]), labels: [Float](repeating: 3, count: 100), parameters: parameters)
    let booster = try Booster(parameters, training: dataset)
    _ = try booster.update()
    let loaded = try Booster(text: booster.text())
    #expect(try loaded.predict(try ColumnSource([column])).first == 3)
  }

  @Test("Every kind of damage is refused.")
  func damage() throws {
    let good = try Self.good()
    let damages: [(String, (Line) -> String?)] = [
      ("a wrong first word", { $0.index == 0 ? "forest" : nil }),
      ("a line that is not known", { $0.key == "version" ? "version=v4\nevil=1" : nil }),
      ("a version of the future", { $0.key == "version" ? "version=v5" : nil }),
      ("too many classes", { $0.key == "num_class" ? "num_class=99999999999" : nil }),
      ("no classes", { $0.key == "num_class" ? "num_class=0" : nil }),
      ("more features than names", { $0.key == "max_feature_idx" ? "max_feature_idx=9" : nil }),
      ("a wrong objective", { $0.key == "objective" ? "objective=evil" : nil }),
      ("an objective of other classes", { $0.key == "objective" ? "objective=multiclass num_class:3" : nil }),
      ("sizes that lead beyond the end", { $0.key == "tree_sizes" ? "tree_sizes=99999999 1 1" : nil }),
      ("sizes below zero", { $0.key == "tree_sizes" ? "tree_sizes=-1 -1 -1" : nil }),
      ("a leaf too many", { $0.key == "num_leaves" ? "num_leaves=16" : nil }),
      ("leaves without end", { $0.key == "num_leaves" ? "num_leaves=2000000000" : nil }),
      ("a missing child list", { $0.key == "left_child" ? "" : nil }),
      ("a child beyond the end", { $0.key == "left_child" ? $0.replacing(1, by: "99") : nil }),
      ("a child that is a circle", { $0.key == "left_child" ? $0.replacing(0, by: "0") : nil }),
      ("a leaf beyond the end", { $0.key == "right_child" ? $0.replacing(1, by: "-99") : nil }),
      ("a feature beyond the end", { $0.key == "split_feature" ? $0.replacing(0, by: "4") : nil }),
      ("a feature below zero", { $0.key == "split_feature" ? $0.replacing(0, by: "-1") : nil }),
      ("a decision of no kind", { $0.key == "decision_type" ? $0.replacing(0, by: "77") : nil }),
      ("a split by a category that is none", { $0.key == "decision_type" ? $0.replacing(0, by: "1") : nil }),
      ("a value that is no number", { $0.key == "leaf_value" ? $0.replacing(0, by: "x") : nil }),
      ("an infinite value", { $0.key == "leaf_value" ? $0.replacing(0, by: "inf") : nil }),
      ("a value too few", { $0.key == "leaf_value" ? "leaf_value=1" : nil }),
      ("linear trees", { $0.key == "is_linear" ? "is_linear=1" : nil }),
      ("places of categories that fall", { $0.key == "cat_boundaries" ? $0.replacing(1, by: "0") : nil }),
      ("places of categories beyond the end", { $0.key == "cat_boundaries" ? $0.replacing(1, by: "900") : nil }),
      ("no end of trees", { $0.index > 0 && $0.text == "end of trees" ? "parameters:" : nil }),
      ("a zero byte", { $0.key == "objective" ? "objective=binary\0" : nil }),
    ]
    for (what, damage) in damages {
      let bad = Self.damaged(good, damage)
      try #require(bad != good, "\(what) did no damage")
      let fault = #expect(throws: Fault.self, "\(what)") { try Booster(text: bad) }
      #expect(fault?.code == "E038", "\(what)")
    }
    #expect(throws: Fault.self) { try Booster(text: "") }
  }

  @Test("A text cut anywhere is refused or still whole.")
  func cut() throws {
    let good = try Self.good()
    let bytes = Array(good.utf8)
    for end in stride(from: 0, to: bytes.count, by: 97) {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      if let booster = try? Booster(text: text) { #expect(try booster.iterationCount() == 3) }
    }
  }

  @Test("A text with bytes changed at random is refused, or predicts without a crash.")
  func changed() throws {
    let sample = Sample(rows: 50)
    let source = try ColumnSource(sample.columns)
    let good = Array(try Self.good().utf8)
    let end = try #require(String(decoding: good, as: UTF8.self).firstRange(of: "end of trees"))
    let length = String(decoding: good, as: UTF8.self)[..<end.lowerBound].utf8.count
    var state: UInt64 = 3
    var taken = 0
    for _ in 0..<(getenv("MLOPS_SOAK") == nil ? 1_000 : 100_000) {
      var bytes = good
      for _ in 0..<2 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let digits = Array("0123456789- .".utf8)
        bytes[Int(state >> 33) % length] = digits[Int(state >> 20) % digits.count]
      }
      guard let booster = try? Booster(text: String(decoding: bytes, as: UTF8.self)) else { continue }
      taken += 1
      if booster.featureCount == 4 {
        #expect(try booster.predict(source).count == 50)
        #expect(try booster.predict(source, .contributions).count == 250)
      }
    }
    #expect(taken > 0)
  }

  private struct Line {
    let index: Int
    let text: String
    var key: String { text.split(separator: "=").first.map(String.init) ?? "" }

    /// The line with one word of its value replaced.
    func replacing(_ place: Int, by word: String) -> String {
      let parts = text.split(separator: "=", maxSplits: 1)
      var words = parts[1].split(separator: " ").map(String.init)
      words[place] = word
      return parts[0] + "=" + words.joined(separator: " ")
    }
  }

  /// The text with the first line that `damage` changes changed, and the trees' sizes told as they then are.
  private static func damaged(_ text: String, _ damage: (Line) -> String?) -> String {
    var done = false
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for index in lines.indices where !done {
      guard let bad = damage(Line(index: index, text: lines[index])) else { continue }
      lines[index] = bad
      done = true
    }
    guard !lines.contains(where: { $0.hasPrefix("tree_sizes=9") || $0.hasPrefix("tree_sizes=-") }) else {
      return lines.joined(separator: "\n")
    }
    let all = lines.joined(separator: "\n")
    let begins = lines.indices.filter { lines[$0].hasPrefix("Tree=") }
    let end = lines.firstIndex(of: "end of trees") ?? lines.count
    let sizes = zip(begins, begins.dropFirst() + [end]).map { lines[$0..<$1].reduce(0) { $0 + $1.utf8.count + 1 } }
    guard let told = lines.first(where: { $0.hasPrefix("tree_sizes=") }) else { return all }
    return all.replacing(told, with: "tree_sizes=" + sizes.map(String.init).joined(separator: " "), maxReplacements: 1)
  }
}
