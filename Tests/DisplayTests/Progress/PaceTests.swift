import Display
import Engines
import Testing

/// What is said of the time to come, and when nothing is said.
struct PaceTests {
  private func pace(_ steps: [(time: Double, done: Double)], of total: Double? = 100) -> Pace {
    var pace = Pace()
    for step in steps { pace.take(Progress("training", done: step.done, of: total, .rounds), at: step.time) }
    return pace
  }

  @Test("Nothing is said of the time to come before a pace was seen.")
  func early() {
    #expect(pace([(0, 0), (0.1, 10), (0.2, 20), (0.3, 30)]).secondsLeft == nil)
    #expect(pace([(0, 0), (2, 50)]).secondsLeft == nil)
    #expect(pace([(0, 0), (0.5, 1), (1, 2), (1.5, 3)], of: nil).secondsLeft == nil)
  }

  @Test("A steady pace tells the time to come.")
  func steady() throws {
    let steady = pace((0...20).map { (Double($0) / 10, Double($0)) })
    #expect(abs(try #require(steady.rate) - 10) < 1e-9)
    #expect(abs(try #require(steady.secondsLeft) - 8) < 1e-9)
    #expect(steady.elapsed == 2)
  }

  @Test("A quick beginning is forgotten, and a stall is not promised to end.")
  func changes() throws {
    let quick = (0...10).map { (Double($0) / 10, Double($0) * 4) }
    // 40 of 100 in the first second, then one a second.
    let slow = (1...30).map { (1 + Double($0), 40 + Double($0)) }
    #expect(pace(quick + slow.prefix(2)).secondsLeft == nil)
    let left = try #require(pace(quick + slow).secondsLeft)
    #expect((28...32).contains(left))
    let stalled = pace((0...20).map { (Double($0) / 10, Double($0)) } + [(4, 20)])
    #expect(stalled.secondsLeft == nil)
  }

  @Test("The last tenth of an engine's estimate is no tenth of the time.")
  func estimates() {
    var pace = Pace()
    var told: [Bool] = []
    for step in 0...95 {
      pace.take(Progress("sorting", done: Double(step), of: 100), at: Double(step) / 10)
      told.append(pace.secondsLeft != nil)
    }
    #expect(told[50])
    #expect(told[89])
    #expect(!told[90...].contains(true))
  }

  @Test("Another stage of the work begins anew, and the end forgets all.")
  func stages() {
    var pace = pace((0...20).map { (Double($0) / 10, Double($0)) })
    pace.take(Progress("scoring", done: 0, of: 10, .rows), at: 2.1)
    #expect(pace.rate == nil)
    #expect(pace.elapsed == 2.1)
    pace.take(nil, at: 3)
    #expect(pace.began == nil)
  }
}
