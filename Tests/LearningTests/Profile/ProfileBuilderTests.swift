import Frames
import Learning
import Testing

@Suite struct ProfileBuilderTests {
  @Test("Every kind of column has its profile, missing values counted.")
  func kinds() throws {
    var records = Synthetic.records(400)
    records[0][2].value = .missing
    let table = try Table(records: records)
    let profile = Profile(of: table, columns: ["a", "city", "member", "on", "nothing"])
    #expect(profile.rows == 400)
    #expect(profile.columns.map(\.name) == ["a", "city", "member", "on"])
    let a = try #require(profile.column("a"))
    #expect(a.missing == table["a"]?.missingCount)
    guard case .numeric(let numbers) = a.shape, case .categorical(let cities)? = profile.column("city")?.shape,
      case .categorical(let truths)? = profile.column("member")?.shape,
      case .numeric(let days)? = profile.column("on")?.shape
    else {
      Issue.record("a profile has another shape")
      return
    }
    #expect(numbers.sampled == 400 - a.missing)
    #expect(numbers.counts.reduce(0, +) == numbers.sampled)
    #expect(cities.total == 399 && cities.distinct == 3)
    #expect(Set(truths.values.map(\.value)) == ["true", "false"])
    #expect(days.mean > 19_000 && days.mean < 19_500)
  }
}
