@testable import Learning
import Testing

@Suite struct RowSampleTests {
  @Test("A sample keeps all rows up to its limit, then thins evenly, the same rows on every run.")
  func thinning() {
    func kept(_ rows: Int) -> [Int] {
      var sample = RowSample(limit: 1000)
      var values: [Int] = []
      var next = 0
      while next < rows {
        let (offsets, survivors) = sample.take(min(300, rows - next))
        values += offsets.map { next + $0 }
        if let survivors { values = survivors.map { values[$0] } }
        next += min(300, rows - next)
      }
      return values
    }
    #expect(kept(900) == Array(0..<900))
    let many = kept(20_000)
    #expect(many.count > 400 && many.count <= 1000)
    #expect(many == kept(20_000))
    #expect(many == many.sorted())
    let firstHalf = many.filter { $0 < 10_000 }.count
    #expect(abs(firstHalf * 2 - many.count) < many.count / 5)
  }
}
