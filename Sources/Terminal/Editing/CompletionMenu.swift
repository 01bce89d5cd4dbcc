import Display

/// What Tab offers below the line: candidates with a few words on each, one of them chosen or none.
struct CompletionMenu {
  let completions: Completions
  /// The text before anything was chosen.
  let draft: EditText
  private(set) var chosen: Int?
  static let rows = 8

  init(_ completions: Completions, _ draft: EditText) {
    self.completions = completions
    self.draft = draft
  }

  /// The next candidate, or the one before; the text with it put in.
  mutating func choose(_ step: Int) -> EditText {
    let count = completions.candidates.count
    guard count > 0 else { return draft }
    let next = chosen.map { $0 + step } ?? (step > 0 ? 0 : count - 1)
    let place = ((next % count) + count) % count
    chosen = place
    var text = draft
    text.replace(bytes: completions.range, with: completions.candidates[place].text)
    return text
  }

  /// The same menu with what a second look has found: details that came meanwhile.
  func again(_ found: Completions) -> CompletionMenu {
    guard found.candidates.map(\.text) == completions.candidates.map(\.text) else { return self }
    var menu = CompletionMenu(
      Completions(completions.range, found.candidates, count: found.count, common: found.common), draft)
    menu.chosen = chosen
    return menu
  }

  /// At most eight candidates around the chosen one, and how many there are besides.
  func lines(width: Int, mark: String) -> [Row] {
    let all = completions.candidates
    let first = max(0, min((chosen ?? 0) - CompletionMenu.rows / 2, all.count - CompletionMenu.rows))
    let shown = all[first..<min(all.count, first + CompletionMenu.rows)]
    let column = min(shown.map { DisplayWidth.of(safeText($0.text)) }.max() ?? 0, max(4, width * 2 / 3))
    var rows: [Row] = []
    for (index, candidate) in zip(shown.indices, shown) {
      let name = DisplayWidth.pad(DisplayWidth.cut(safeText(candidate.text), to: column, mark: mark), to: column)
      let detail = candidate.detail.isEmpty ? [] : Cell.cells("  " + safeText(candidate.detail), .dim)
      rows.append(
        Row(Cell.cells(" " + name + " ", index == chosen ? .selected : .accent) + detail).cut(to: width, mark: mark))
    }
    let rest = completions.count - shown.count
    if rest > 0 { rows.append(Row(Cell.cells(" \(mark) \(rest) more", .dim)).cut(to: width, mark: mark)) }
    return rows
  }
}
