import Display
import Engines
import Frames
import Language

/// What `profile_of` gives: the value of the work, what it took, and where the time went.
final class ProfileObject: DomainObject {
  let value: Value
  let measured: Measurement
  let profile: Timings
  /// The database's operators, where the value is a frame.
  let operators: [PlanOperator]

  init(_ value: Value, _ measured: Measurement, _ profile: Timings, _ operators: [PlanOperator]) {
    self.value = value
    self.measured = measured
    self.profile = profile
    self.operators = operators
    super.init()
  }

  override var kind: String { "profile" }
  override var inline: String { "profile(\(NumberText.seconds(measured.seconds)))" }

  override var fields: [(name: String, value: Value)] {
    let verbs = profile.byTime.map { name, verb in
      Value.record([
        ("verb", .text(name)), ("calls", .int(verb.calls)), ("seconds", .double(verb.seconds)),
        ("stages", .record(verb.stages.map { ($0.work, .double($0.seconds)) })),
      ])
    }
    let lines = profile.linesByTime.map { line, seconds, calls in
      Value.record([
        ("line", .int(line.number)), ("text", .text(line.text)), ("calls", .int(calls)), ("seconds", .double(seconds)),
      ])
    }
    let operators = operators.map { found in
      Value.record([
        ("operator", .text(found.name)), ("verb", .text(found.verb ?? "")),
        ("rows", found.rows.map(Value.int) ?? .none),
        ("seconds", found.seconds.map(Value.double) ?? .none),
      ])
    }
    return [("value", value)] + measured.fields + [
      ("language_seconds", .double(profile.languageSeconds)), ("verbs", .list(verbs)), ("lines", .list(lines)),
      ("operators", .list(operators)),
    ]
  }

  override var passing: Set<String> { Set(fields.map(\.name)).subtracting(["value"]) }

  override func showable(_ session: Session) -> any Showable { ProfileText(self) }
}

/// A profile as tables of at most 80 columns.
private struct ProfileText: Showable {
  private let measured: Measurement
  private let languageSeconds: Double
  private let verbs: [(name: String, verb: Timings.Calls)]
  private let lines: [(line: Timings.Line, seconds: Double, calls: Int)]
  private let operators: [PlanOperator]

  init(_ found: ProfileObject) {
    measured = found.measured
    languageSeconds = found.profile.languageSeconds
    verbs = found.profile.byTime
    lines = found.profile.linesByTime
    operators = found.operators
  }

  /// Rows of each table.
  private static let most = 12

  func lines(_ paint: Paint) -> [String] {
    var paint = paint
    paint.width = min(paint.width, 80)
    return [measured.line] + ofVerbs(paint) + ofLines(paint) + ofOperators(paint)
  }

  private func ofVerbs(_ paint: Paint) -> [String] {
    var names: [String] = []
    var calls: [Int?] = []
    var times: [Double] = []
    for (name, verb) in verbs.prefix(ProfileText.most) {
      names.append(name)
      calls.append(verb.calls)
      times.append(verb.seconds)
      for stage in verb.stages where stage.seconds >= 0.001 {
        names.append("· " + stage.work)
        calls.append(nil)
        times.append(stage.seconds)
      }
    }
    if languageSeconds >= 0.001 {
      names.append("the language itself")
      calls.append(nil)
      times.append(languageSeconds)
    }
    guard !names.isEmpty else { return [] }
    let columns = [TableColumn("verb", "", .inert(names)), TableColumn("calls", "", .measures(calls.map(counted)))]
    return table(columns + self.times(times), paint)
  }

  private func ofLines(_ paint: Paint) -> [String] {
    let lines = lines.prefix(ProfileText.most)
    guard lines.count > 1 else { return [] }
    let columns = [
      TableColumn("line", "", .measures(lines.map { "\($0.line.number)" })),
      TableColumn("text", "", .inert(lines.map { DisplayWidth.cut(trimmed($0.line.text), to: 44) })),
      TableColumn("calls", "", .measures(lines.map { counted($0.calls) })),
    ]
    return table(columns + times(lines.map(\.seconds)), paint)
  }

  private func ofOperators(_ paint: Paint) -> [String] {
    let found = operators
    guard !found.isEmpty else { return [] }
    let names = found.map { String(repeating: "· ", count: min(6, $0.depth)) + $0.name.lowercased() }
    let columns = [
      TableColumn("operator", "", .inert(names)),
      TableColumn("verb", "", .inert(found.map { $0.verb.map { DisplayWidth.cut($0, to: 26) } })),
      TableColumn("rows", "", .measures(found.map { counted($0.rows) })),
    ]
    return table(columns + times(found.map { $0.seconds ?? 0 }, of: found.reduce(0) { $0 + ($1.seconds ?? 0) }), paint)
  }

  private func times(_ seconds: [Double], of whole: Double? = nil) -> [TableColumn] {
    let whole = max(whole ?? measured.seconds, 1e-9)
    return [
      TableColumn("time", "", .measures(seconds.map { NumberText.seconds($0) })),
      TableColumn("share", "", .measures(seconds.map { "\(Int(exactly: ($0 / whole * 100).rounded()) ?? 0)%" })),
    ]
  }

  private func counted(_ count: Int?) -> String { count.map { $0 > 0 ? NumberText.integer($0) : "" } ?? "" }

  private func table(_ columns: [TableColumn], _ paint: Paint) -> [String] {
    var table = TableText(columns)
    table.showsTypes = false
    table.showsCount = false
    return [""] + table.lines(paint)
  }

  private func trimmed(_ text: String) -> String { String(text.drop { $0 == " " }) }
}
