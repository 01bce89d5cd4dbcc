import Display
import Engines
import Testing

/// The one line on long work.
struct ProgressTextTests {
  private func text(_ progress: [Progress], seconds: Double, width: Int, isUnicode: Bool = true) -> String {
    var pace = Pace()
    for (place, step) in progress.enumerated() {
      pace.take(step, at: seconds * Double(place) / Double(max(1, progress.count - 1)))
    }
    return ProgressText(progress.last ?? Progress(""), pace)
      .line(Paint(isColored: false, isUnicode: isUnicode, width: width))
  }

  private let rounds = (0...57).map {
    Progress("training", done: Double($0), of: 200, .rounds, facts: [Progress.Fact("auc", 0.84213)])
  }

  @Test("The line says how far, how fast, what is known and how long it goes on.")
  func whole() {
    #expect(
      text(rounds, seconds: 2.375, width: 100)
        == "training  ━━━━╸───────────  28%  57 of 200 rounds  24 rounds/s  auc 0.8421  about 6 s left")
    #expect(
      text(rounds, seconds: 2.375, width: 100, isUnicode: false)
        == "training  [###...........]  28%  57 of 200 rounds  24 rounds/s  auc 0.8421  about 6 s left")
  }

  @Test("A narrow window leaves out what is least worth knowing, and no line is wider than it.")
  func narrow() {
    #expect(text(rounds, seconds: 2.375, width: 60) == "training  28%  24 rounds/s  auc 0.8421  about 6 s left")
    #expect(text(rounds, seconds: 2.375, width: 32) == "training  28%  about 6 s left")
    #expect(text(rounds, seconds: 2.375, width: 16) == "training  28%")
    #expect(text(rounds, seconds: 2.375, width: 6) == "trai…")
    for width in 1...120 { #expect(DisplayWidth.of(text(rounds, seconds: 2.375, width: width)) < max(2, width)) }
  }

  @Test("Bytes have their scale, and work without an end its time.")
  func units() {
    let bytes = (0...10).map { Progress("reading loans.csv", done: Double($0) * 1e8, of: 3.4e9, .bytes) }
    #expect(
      text(bytes, seconds: 10, width: 120)
        == "reading loans.csv  ━━━━╸───────────  29%  1.0 of 3.4 GB  100.0 MB/s  about 25 s left")
    let open = [Progress("sorting"), Progress("sorting")]
    #expect(text(open, seconds: 75, width: 80) == "sorting  1 min 15 s")
    #expect(text(open, seconds: 0.5, width: 80) == "sorting")
    let slow = (0...5).map { Progress("training", done: Double($0), of: 10, .rounds) }
    #expect(text(slow, seconds: 16, width: 120).contains("3.2 s a round  about 15 s left"))
  }

  @Test("What comes from data shows no control characters.")
  func safe() {
    #expect(text([Progress("reading \u{1B}[31m.csv")], seconds: 1, width: 80).hasPrefix("reading ␛[31m.csv"))
  }
}
