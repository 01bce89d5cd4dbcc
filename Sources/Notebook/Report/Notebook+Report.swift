import Display
import Language

extension Notebook {
  /// The page of the notebook as it is now: its text, the outputs that are kept, and what of them is stale and why.
  public func page() throws -> String {
    let states = Dictionary(
      try freshness.states.map { ($0.cell.number ?? 0, $0) }, uniquingKeysWith: { first, _ in first })
    var sections: [ReportPage.Section] = []
    var places = 0
    for cell in text.cells {
      places += 1
      let id = "part-\(places)"
      guard let number = cell.number, let state = states[number] else {
        let words =
          cell.cell.kind == .code
          ? Notebook.comments(text.source.text(cell.cell.body)) : cell.cell.markdown(text.source)
        if words.allSatisfy(\.isWhitespace) { continue }
        sections.append(ReportPage.Section(id: id, title: Notebook.title(cell, words), body: .markdown(words)))
        continue
      }
      sections.append(
        ReportPage.Section(
          id: id, title: cell.cell.title.isEmpty ? "Cell \(number)" : cell.cell.title,
          body: .code(
            text: text.source.text(cell.cell.body), outputs: state.record?.outputs ?? [],
            state: Notebook.warning(state))))
    }
    let ends = states.values.compactMap(\.record?.at).sorted()
    var facts = ["A report of \(text.source.name)."]
    if let last = ends.last { facts.append("Its cells ran last at \(last).") }
    let stale = states.values.filter { !$0.isCurrent && $0.condition != .failed }.count
    if stale > 0 {
      facts.append("\(NumberText.count(stale, "cell")) of \(states.count) \(stale == 1 ? "is" : "are") stale.")
    }
    let outside = Set(states.values.flatMap(\.outside)).sorted()
    if !outside.isEmpty { facts.append("Not followed: \(outside.joined(separator: "; ")).") }
    return ReportPage(title: text.title, facts: facts, sections: sections, footer: "Made by mlops.").html
  }

  /// What a page says above the outputs of a cell that are not those of its text.
  private static func warning(_ state: Freshness.State) -> [String] {
    switch state.condition {
    case .fresh, .failed: []
    case .never: ["It has not run."]
    case .stale(let reasons): reasons
    }
  }

  /// The comment lines of a cell without code, such as the head of a script, without their marks.
  private static func comments(_ text: String) -> String {
    text.lines.filter { $0.hasPrefix("#") && !$0.hasPrefix("#!") && !$0.hasPrefix("# %%") }
      .map { $0.drop { $0 == "#" }.drop { $0 == " " } }.joined(separator: "\n")
  }

  /// The title of a text cell, else its first heading.
  private static func title(_ cell: NotebookCell, _ words: String) -> String {
    if !cell.cell.title.isEmpty { return cell.cell.title }
    guard let line = words.split(separator: "\n").first(where: { $0.hasPrefix("#") }) else { return "" }
    return String(line.drop { $0 == "#" }.drop { $0 == " " })
  }
}
