import Engines
import Language

/// Where the time of a piece of work went: verbs by name, the stages of long work, and lines of the user's own code.
final class Timings {
  /// The calls of one verb.
  struct Calls {
    var calls = 0
    /// Seconds, without those of verbs that were called inside.
    var seconds = 0.0
    /// The stages of its long work, in order.
    var stages: [Watch.Stage] = []
  }

  /// One line of a source.
  struct Line: Hashable {
    var source: String
    var number: Int
    var text: String
  }

  /// Seconds that no verb took.
  private(set) var languageSeconds = 0.0
  private var verbs: [String: Calls] = [:]
  private var lines: [Line: (calls: Int, seconds: Double)] = [:]
  private var open: [(name: String, inside: Double)] = []
  /// Until when the language's own time is counted.
  private var counted: ContinuousClock.Instant
  private let clock = ContinuousClock()

  init() { counted = clock.now }

  /// The work begins now: what was made ready for it does not count.
  func begin() { counted = clock.now }

  /// Does one call of a verb and counts its time, for the verb and for the line that calls.
  func timed<T>(_ name: String, _ site: CallSite, _ body: () throws -> T) rethrows -> T {
    let line = line(site.source, site.span)
    if open.isEmpty { take(line) }
    open.append((name, 0))
    let start = clock.now
    defer {
      let took = Timings.seconds(clock.now - start)
      let inside = open.removeLast().inside
      verbs[name, default: Calls()].calls += 1
      verbs[name, default: Calls()].seconds += took - inside
      if open.isEmpty { counted = clock.now } else { open[open.count - 1].inside += took }
      if let line {
        lines[line, default: (0, 0)].calls += 1
        lines[line, default: (0, 0)].seconds += took - inside
      }
    }
    return try body()
  }

  /// The stages of the long work of the verb that runs.
  func add(_ stages: [Watch.Stage]) {
    guard let name = open.last?.name else { return }
    for stage in stages {
      if let place = verbs[name]?.stages.firstIndex(where: { $0.work == stage.work }) {
        verbs[name]?.stages[place].seconds += stage.seconds
      } else {
        verbs[name, default: Calls()].stages.append(stage)
      }
    }
  }

  /// What the language did since the last look was done here: told by the machine from time to time.
  func sample(_ source: Source, _ span: Span, in function: String?) {
    guard open.isEmpty, var line = line(source, span) else { return }
    if let function { line.text = function.isEmpty ? "in a function without a name" : "in fn \(function)" }
    take(line)
  }

  /// The work has ended: what the language did last is counted, and nothing more.
  func end() { take(nil) }

  /// Verbs, the longest first.
  var byTime: [(name: String, verb: Calls)] {
    verbs.sorted { ($0.value.seconds, $1.key) > ($1.value.seconds, $0.key) }.map { ($0.key, $0.value) }
  }

  /// Lines, the longest first.
  var linesByTime: [(line: Line, seconds: Double, calls: Int)] {
    lines.sorted { ($0.value.seconds, $1.key.number) > ($1.value.seconds, $0.key.number) }
      .map { ($0.key, $0.value.seconds, $0.value.calls) }
  }

  private func take(_ line: Line?) {
    let now = clock.now
    let took = Timings.seconds(now - counted)
    counted = now
    languageSeconds += took
    if let line { lines[line, default: (0, 0)].seconds += took }
  }

  private func line(_ source: Source?, _ span: Span) -> Line? {
    guard let source else { return nil }
    let number = source.position(Int(span.start)).line
    return Line(source: source.name, number: number, text: source.line(number))
  }

  static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}
