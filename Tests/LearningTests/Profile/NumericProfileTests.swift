import Learning
import Testing

@Suite struct NumericProfileTests {
  @Test("A thousand numbers fall into ten equal bins.")
  func equalBins() throws {
    let profile = try #require(NumericProfile((0..<1000).map { Double(($0 * 7919) % 1000) }))
    #expect(profile.counts == [Int](repeating: 100, count: 10))
    #expect(profile.edges.first == 99.9)
    #expect(profile.mean == 499.5)
    #expect(profile.quantiles.count == 1000)
  }

  @Test("A column of a few values has one bin a value, so a shift of a rare one is seen.")
  func fewValues() throws {
    let profile = try #require(NumericProfile([Double](repeating: 0, count: 95) + [Double](repeating: 1, count: 5)))
    #expect(profile.edges == [1])
    #expect(profile.counts == [95, 5])
    #expect(profile.counts(of: [0, 1, 1, 2, .nan]) == [1, 3])
  }

  @Test("One value, no value and values that are not finite are no trap.")
  func narrow() throws {
    #expect(NumericProfile([]) == nil)
    #expect(NumericProfile([.nan, .infinity]) == nil)
    let one = try #require(NumericProfile([3]))
    #expect(one.counts == [1])
    #expect(one.deviation == nil)
    #expect(one.quantiles == [3])
  }

  @Test("Standard deviation and mean are those of the closed form.")
  func moments() throws {
    let profile = try #require(NumericProfile([2, 4, 4, 4, 5, 5, 7, 9]))
    #expect(abs(profile.mean - 5) < 1e-12)
    let deviation = try #require(profile.deviation)
    #expect(abs(deviation - (32.0 / 7).squareRoot()) < 1e-12)
  }
}
