import Display
import Language
import Verbs

extension Ledger {
  /// The page of a session: the lines whose values still live and all that was shown, in their order.
  func page() -> String {
    let live = LiveLines(entries, keepsLooks: true)
    var sections: [ReportPage.Section] = []
    for (place, index) in live.kept.enumerated() {
      let entry = entries[index]
      let code = entry.source.text(entry.facts.statement.span)
      let first = code.split(separator: "\n").first.map(String.init) ?? code
      var title = DisplayWidth.cut(first, to: 44)
      if case .input(let number) = entry.place, number > 0 { title = "[\(number)] " + title }
      sections.append(
        ReportPage.Section(
          id: "part-\(place + 1)", title: title,
          body: .code(text: code, outputs: entry.results.map { CellOutput($0) }, state: [])))
    }
    let facts = ["A session of \(session.options.user), \(NumberText.count(sections.count, "line"))."]
    return ReportPage(title: "Session", facts: facts, sections: sections, footer: "Made by mlops.").html
  }
}
