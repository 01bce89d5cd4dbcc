import Language
import Testing

@testable import Verbs

@Suite struct NumberSortTests {
  @Test("Integers and decimals come in the order that comparisons give, few or many.")
  func order() throws {
    var random = SystemRandomNumberGenerator()
    for count in [0, 1, 2, 100, 257, 5000] {
      let small = (0..<count).map { _ in Value.int(Int.random(in: -1000...1000, using: &random)) }
      let large = (0..<count).map { _ in Value.int(Int.random(in: .min ... .max, using: &random)) }
      let decimals = (0..<count).map { _ in Value.double(Double.random(in: -1e3...1e3, using: &random)) }
      for values in [small, large, decimals] {
        let expected = try values.sorted { try Ordering.compare($0, $1) < 0 }
        #expect(try NumberSort.sorted(values) == expected)
      }
    }
    let ends: [Value] = [
      .double(.infinity), .double(0), .double(-.infinity), .double(-1), .double(.leastNonzeroMagnitude),
    ]
    #expect(try NumberSort.sorted(ends)?.map(\.inline) == ["-inf", "-1.0", "0.0", "5e-324", "inf"])
    #expect(try NumberSort.sorted([.int(.max), .int(.min), .int(0)]) == [.int(.min), .int(0), .int(.max)])
  }

  @Test("Anything else is left to comparisons: kinds mixed, nan, negative zero, none, texts.")
  func others() throws {
    let lists: [[Value]] = [
      [.int(1), .double(0.5)], [.double(1), .int(0)], [.double(.nan), .double(1)], [.double(0), .double(-0.0)],
      [.none, .int(1)], [.text("b"), .text("a")],
    ]
    for list in lists { #expect(try NumberSort.sorted(list) == nil) }
  }
}
