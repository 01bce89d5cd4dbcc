import Engines
import Frames
import Testing

@testable import Learning

struct SearchSpaceTests {
  @Test("Without ranges an estimator's own are searched, but for what is fixed; every one of them is possible.")
  func own() throws {
    let space = try SearchSpace(.gbm, ranges: [], fixed: [("eta", .double(0.1))])
    #expect(space.axes.contains { $0.name == "num_leaves" } && !space.axes.contains { $0.name == "learning_rate" })
    for estimator in Estimator.catalogue {
      for parameter in estimator.parameters {
        if let range = parameter.search { _ = try parameter.accepted(range, as: parameter.name) }
      }
    }
  }

  @Test("A name that LightGBM has for it is accepted, and whole ends of a decimal parameter make decimals.")
  func names() throws {
    let space = try SearchSpace(
      .gbm, ranges: [("lambda", .whole(1...9, isLog: false)), ("max_leaves", .whole(4...64, isLog: true))], fixed: [])
    #expect(space.axes.map(\.name) == ["num_leaves", "reg_lambda"])
    #expect(space.axes[1].range == .number(1...9, isLog: false))
  }

  @Test("Values that are drawn lie in their ranges, and whole ones reach both ends.")
  func drawn() throws {
    let range = SearchRange.whole(2...9, isLog: true)
    var source = RandomSource(seed: 1)
    let found = Set((0..<500).compactMap { _ in range.random(&source).int })
    #expect(found == Set(2...9))
    for place in [-1e9, 1e9] { #expect((2...9).contains(range.value(place).int ?? 0)) }
    let decimals = SearchRange.number(0.01...0.3, isLog: true)
    #expect((0..<500).allSatisfy { _ in (0.01...0.3).contains(decimals.random(&source).double ?? 0) })
  }

  @Test("Ranges that do not fit are told.")
  func wrong() {
    let wrong: [(String, SearchRange, String)] = [
      ("num_leavess", .whole(2...4, isLog: false), "L012"), ("num_leaves", .whole(1...4, isLog: false), "L072"),
      ("num_leaves", .number(2.5...4, isLog: false), "L072"), ("class_weight", .whole(1...2, isLog: false), "L072"),
      ("learning_rate", .number(0.1...100, isLog: true), "L072"), ("class_weight", .any([.text("x")]), "L013"),
      ("num_leaves", .any([]), "L072"),
    ]
    for (name, range, code) in wrong {
      let fault = #expect(throws: Fault.self) { try SearchSpace(.gbm, ranges: [(name, range)], fixed: []) }
      #expect(fault?.code == code)
    }
    #expect(throws: Fault.self) { try SearchSpace(.baseline, ranges: [], fixed: [("statistic", .text("mean"))]) }
    #expect(throws: Fault.self) { try SearchRange.span(.int(3), .int(3), isLog: false) }
    #expect(throws: Fault.self) { try SearchRange.span(.double(0), .double(1), isLog: true) }
  }
}
