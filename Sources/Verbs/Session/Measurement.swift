import Display
import Engines
import Frames
import Glibc
import Language

/// What a piece of work took: time on the clock and of all processors, memory, and the rows that were read.
struct Measurement {
  var seconds: Double
  var processorSeconds: Double
  /// The most memory that the process had meanwhile, in bytes.
  var peak: Int
  /// By how much that is above what it had before.
  var growth: Int
  var rows: Int?

  /// Measures what the body does.
  static func of<T>(_ body: () throws -> T) rethrows -> (value: T, measured: Measurement) {
    Memory.forgetPeak()
    let before = Memory.use.now
    let processor = processorTime
    let clock = ContinuousClock()
    let start = clock.now
    let value = try body()
    let took = Timings.seconds(clock.now - start)
    let peak = Memory.use.peak
    return (
      value,
      Measurement(
        seconds: took, processorSeconds: processorTime - processor, peak: peak, growth: Swift.max(0, peak - before))
    )
  }

  /// `1.2 s · processor 2.3 s (1.9 cores) · peak 412 MB (+120 MB) · 5,000,000 rows, 4.0 M rows/s`.
  var line: String {
    var parts = [NumberText.seconds(seconds)]
    let cores = seconds > 0.02 ? " (\(NumberText.fixed(processorSeconds / seconds, decimals: 1)) cores)" : ""
    parts.append("processor \(NumberText.seconds(Swift.max(0, processorSeconds)))\(cores)")
    parts.append("peak \(Measurement.megabytes(peak)) MB (+\(Measurement.megabytes(growth)) MB)")
    if let rows {
      let rate = seconds > 0 ? ProgressText.rate(Double(rows) / seconds, .rows) : nil
      parts.append(NumberText.count(rows, "row") + (rate.map { ", \($0)" } ?? ""))
    }
    return parts.joined(separator: " · ")
  }

  var fields: [(name: String, value: Value)] {
    [
      ("seconds", .double(seconds)), ("processor_seconds", .double(processorSeconds)), ("peak", .int(peak)),
      ("growth", .int(growth)), ("rows", rows.map(Value.int) ?? .none),
      ("rows_per_second", rows.flatMap { seconds > 0 ? .double(Double($0) / seconds) : nil } ?? .none),
    ]
  }

  private static func megabytes(_ bytes: Int) -> String { NumberText.integer((bytes + 500_000) / 1_000_000) }

  /// Seconds of all the process's threads, in the program and in the system for it.
  private static var processorTime: Double {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}

extension Session {
  /// Measures what the body does; where it gives a frame, its rows are read to the end, as a frame alone is only a plan.
  func measured(_ body: () throws -> Value) throws -> (value: Value, measured: Measurement) {
    var rows: Int?
    var (value, measured) = try Measurement.of {
      let value = try body()
      if let frame = (value.asObject as? FrameObject)?.frame {
        let read = { try self.work("reading") { try frame.readThrough() } }
        rows = try profile?.timed("(reading the rows)", .nowhere, read) ?? read()
      }
      return value
    }
    measured.rows = rows
    return (value, measured)
  }

  /// The same, with where the time went.
  func profiled(_ body: () throws -> Value) throws -> ProfileObject {
    let profile = Timings()
    watchCalls(by: profile)
    defer { watchCalls(by: nil) }
    let (value, measured) = try measured {
      profile.begin()
      return try body()
    }
    profile.end()
    var operators: [PlanOperator] = []
    if let frame = (value.asObject as? FrameObject)?.frame {
      operators = try work("measuring the query") { try frame.operators(isMeasured: true) }
    }
    return ProfileObject(value, measured, profile, operators)
  }

  /// Has verbs and the machine tell a profile what they do; none lets them be as quick as ever.
  private func watchCalls(by profile: Timings?) {
    self.profile = profile
    for callable in callables.values { (callable as? VerbCallable)?.isTimed = profile != nil }
    interpreter.sampler = profile.map { profile in { profile.sample($0, $1, in: $2) } }
  }
}
