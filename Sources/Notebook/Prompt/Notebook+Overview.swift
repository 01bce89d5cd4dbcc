public import Display
import Language

extension Notebook {
  /// Each code cell with its state.
  public func overview(_ paint: Paint) throws -> [String] {
    let states = try freshness.states
    guard !states.isEmpty else { return ["\(text.source.name) has no cell that runs"] }
    var table = TableText([
      TableColumn("cell", "", .integers(states.map(\.cell.number))),
      TableColumn("title", "", .texts(states.map { $0.cell.cell.title.isEmpty ? nil : $0.cell.cell.title })),
      TableColumn("state", "", .texts(states.map { Notebook.word($0.condition) })),
      TableColumn("ran", "", .times(states.map { $0.record?.at })),
      TableColumn("seconds", "", .decimals(states.map { $0.record?.seconds })),
    ])
    table.showsTypes = false
    table.showsCount = false
    return table.lines(paint)
  }

  /// The cells that are not fresh, each with its reasons; one line when there is none.
  public func staleness(_ paint: Paint) throws -> [String] {
    let states = try freshness.states
    var lines: [String] = []
    for state in states where !state.isCurrent {
      lines.append(paint(state.cell.name, .heading) + "  " + paint(Notebook.word(state.condition), .warning))
      if case .stale(let reasons) = state.condition { lines += reasons.map { "  " + safeText($0) } }
    }
    if lines.isEmpty { lines = ["nothing is stale: \(NumberText.count(states.count, "cell")) as they ran"] }
    for state in states where !state.outside.isEmpty && state.record != nil {
      lines.append(
        paint("\(state.cell.name) also reads \(state.outside.joined(separator: ", ")), which is not followed", .dim))
    }
    return lines
  }

  /// Whether a cell's outputs do not follow from its text and its files.
  public var isStale: Bool { get throws { try freshness.states.contains { !$0.isCurrent } } }

  /// The cells that read what may have changed without being seen, such as the clock: a sentence each. That others work
  /// in the same workspace goes without saying.
  public var unfollowed: [String] {
    get throws {
      try freshness.states.compactMap { state in
        let outside = state.outside.filter { $0 != Freshness.sharedWorkspace }
        guard state.isCurrent, !outside.isEmpty, let number = state.cell.number else { return nil }
        return "\(state.cell.name) also reads \(outside.joined(separator: ", ")), which is not followed: "
          + "run \(number) to have it as of now"
      }
    }
  }

  static func word(_ condition: Freshness.Condition) -> String {
    switch condition {
    case .fresh: "fresh"
    case .failed: "failed"
    case .stale: "stale"
    case .never: "has not run"
    }
  }
}
