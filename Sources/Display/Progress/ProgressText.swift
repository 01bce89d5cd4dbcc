public import Engines

/// How far long work is, on one line: `training ━━━━╸─────────  29%  57 of 200 rounds  24 rounds/s  about 6 s left`.
///
/// What does not fit the width is left out, the least worth knowing first; the work's name stays.
public struct ProgressText: Sendable {
  public let progress: Progress
  public let pace: Pace

  public init(_ progress: Progress, _ pace: Pace) {
    self.progress = progress
    self.pace = pace
  }

  /// The line, at most one column less than the width, as terminals differ in what they do behind the last.
  public func line(_ paint: Paint) -> String {
    let room = paint.width - 1
    var parts = parts(paint)
    while parts.count > 1, width(parts) > room {
      guard let least = parts.indices.dropFirst().min(by: { parts[$0].worth < parts[$1].worth }) else { break }
      parts.remove(at: least)
    }
    let used = width(parts)
    guard used <= room else { return DisplayWidth.cut(parts[0].text, to: room, mark: paint.glyphs.ellipsis) }
    let rest = parts.dropFirst().map { "  " + ($0.isBar ? $0.text : paint($0.text, .dim)) }.joined()
    return parts[0].text + rest
  }

  private struct Part {
    var text: String
    var columns: Int
    /// The parts of the least worth are left out first.
    var worth: Int
    var isBar = false

    init(_ text: String, worth: Int) {
      self.text = text
      columns = DisplayWidth.of(text)
      self.worth = worth
    }
  }

  private func width(_ parts: [Part]) -> Int { parts.reduce(-2) { $0 + $1.columns + 2 } }

  private func parts(_ paint: Paint) -> [Part] {
    var parts = [Part(safeText(progress.work), worth: .max)]
    if let share = progress.share {
      var bar = Part("", worth: 1)
      bar.text = ProgressText.bar(share, paint)
      bar.columns = ProgressText.barWidth
      bar.isBar = true
      parts += [bar, Part("\(Int(exactly: (share * 100).rounded(.down)) ?? 0)%", worth: 9)]
    }
    if let amount { parts.append(Part(amount, worth: 4)) }
    if let rate = rateText { parts.append(Part(rate, worth: 5)) }
    for fact in progress.facts {
      parts.append(Part("\(safeText(fact.name)) \(NumberText.short(fact.value))", worth: 6))
    }
    if let left = pace.secondsLeft {
      parts.append(Part("about \(ProgressText.roughly(left)) left", worth: 8))
    } else if progress.share == nil, pace.elapsed >= 1 {
      parts.append(Part(NumberText.seconds(pace.elapsed.rounded(.down)), worth: 8))
    }
    return parts
  }

  private static let barWidth = 16

  /// Sixteen cells, of which so many are filled; in ASCII with brackets around fourteen.
  private static func bar(_ share: Double, _ paint: Paint) -> String {
    guard paint.isUnicode else {
      let filled = min(14, Int(exactly: (share * 14).rounded(.down)) ?? 0)
      return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: 14 - filled) + "]"
    }
    let halves = min(2 * barWidth, Int(exactly: (share * Double(2 * barWidth)).rounded(.down)) ?? 0)
    let full = String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
    let rest = String(repeating: "─", count: barWidth - halves / 2 - halves % 2)
    return paint(full, .accent) + paint(rest, .dim)
  }

  /// `57 of 200 rounds`, `1.2 of 3.4 GB`; none for a bare percentage.
  private var amount: String? {
    let total = progress.total
    switch progress.unit {
    case .percent: return nil
    case .bytes:
      let (scale, name) = ProgressText.scale(of: total ?? progress.done)
      let done = NumberText.short(progress.done / scale, digits: 2)
      return total.map { "\(done) of \(NumberText.short($0 / scale, digits: 2)) \(name)" } ?? "\(done) \(name)"
    case .rows, .rounds, .models:
      let done = NumberText.integer(ProgressText.whole(progress.done))
      return total.map { "\(done) of \(NumberText.integer(ProgressText.whole($0))) \(progress.unit.rawValue)" }
        ?? "\(done) \(progress.unit.rawValue)"
    }
  }

  private var rateText: String? {
    guard let rate = pace.rate, rate > 0, progress.done > 0 else { return nil }
    return ProgressText.rate(rate, progress.unit)
  }

  /// `24 rounds/s`, `85 MB/s`; what takes longer than a second each, the other way round: `3.2 s a round`.
  public static func rate(_ rate: Double, _ unit: Progress.Unit) -> String? {
    switch unit {
    case .percent: return nil
    case .bytes:
      let (scale, name) = scale(of: rate)
      return "\(NumberText.short(rate / scale, digits: 2)) \(name)/s"
    case .rows, .rounds, .models:
      if rate < 1 { return "\(NumberText.seconds(1 / rate)) a \(unit.rawValue.dropLast())" }
      if rate >= 1e6 { return "\(NumberText.short(rate / 1e6, digits: 2)) M \(unit.rawValue)/s" }
      return "\(NumberText.integer(whole(rate.rounded()))) \(unit.rawValue)/s"
    }
  }

  /// A time to come as one would say it: seconds below ten, then in fives, then minutes.
  static func roughly(_ seconds: Double) -> String {
    if seconds < 9.5 { return "\(max(1, whole(seconds.rounded()))) s" }
    if seconds < 57.5 { return "\(whole((seconds / 5).rounded()) * 5) s" }
    if seconds < 3570 { return "\(max(1, whole((seconds / 60).rounded()))) min" }
    return NumberText.seconds((seconds / 600).rounded() * 600)
  }

  private static func scale(of bytes: Double) -> (Double, String) {
    bytes >= 1e9 ? (1e9, "GB") : bytes >= 1e6 ? (1e6, "MB") : (1e3, "kB")
  }

  private static func whole(_ value: Double) -> Int { Int(exactly: value.rounded(.down)) ?? 0 }
}
