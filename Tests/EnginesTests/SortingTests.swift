import Engines
import Testing

struct SortingTests {
  @Test("Numbers sorted by digits stand as those sorted by comparing.")
  func agrees() {
    var random = SystemRandomNumberGenerator()
    let odd: [Double] = [
      0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1, -1, .greatestFiniteMagnitude,
    ]
    for count in [0, 1, 999, 1_000, 20_001] {
      let numbers = (0..<count).map { place in
        switch place % 4 {
        case 0: odd[place / 4 % odd.count]
        case 1: Double.random(in: -1...1, using: &random)
        case 2: Double(Int.random(in: -50...50, using: &random))
        default: Double.random(in: -1e300...1e300, using: &random)
        }
      }
      #expect(Sorting.ascending(numbers) == numbers.sorted())
    }
    #expect(Sorting.ascending([Double](repeating: 2.5, count: 6_000)) == [Double](repeating: 2.5, count: 6_000))
  }
}
