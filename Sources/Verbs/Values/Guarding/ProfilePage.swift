import Display
import Frames
import Learning

/// A profile as a page: what is striking, each column with its chart and numbers, and which columns go together.
struct ProfilePage {
  private let profile: FrameProfile
  private let title: String

  init(_ profile: FrameProfile, title: String) {
    self.profile = profile
    self.title = title
  }

  var html: String {
    let columns = profile.columns.enumerated().map { place, column in
      (id: "column-\(place + 1)", title: safeText(column.name), mark: "")
    }
    let contents = Page.contents(
      [(id: "warnings", title: "Warnings", mark: ""), (id: "overview", title: "Overview", mark: "")] + columns
        + [(id: "together", title: "What goes together", mark: "")])
    let size = "\(NumberText.count(profile.rows, "row")), \(NumberText.count(profile.columns.count, "column"))"
    let repeated =
      profile.duplicates == 0
      ? "No row repeats another." : "\(NumberText.count(profile.duplicates, "row")) repeat an earlier one."
    return Page(
      title: "Profile of \(safeText(title))",
      facts: ["\(size). \(repeated)"] + profile.remarks.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." },
      contents: contents, main: ([warnings, overview] + sections + [together]).joined(separator: "\n"),
      footer: "Made by mlops."
    ).html
  }

  private func section(_ id: String, _ title: String, _ content: String) -> String {
    "<section aria-labelledby=\"\(id)\">\n" + HTML.element("h2", [("id", id)], HTML.escaped(title))
      + "\n\(content)\n</section>"
  }

  private var warnings: String {
    guard !profile.warnings.isEmpty else { return section("warnings", "Warnings", "<p>Nothing is striking.</p>") }
    let items = profile.warnings.map { HTML.element("li", [], HTML.escaped(safeText($0.text))) }
    return section("warnings", "Warnings", HTML.element("ul", [], items.joined(separator: "\n")))
  }

  private var overview: String {
    let grid = TableGrid(
      columns: [
        .init("column", "", isRight: false), .init("type", "", isRight: false), .init("missing", "", isRight: true),
        .init("distinct", "", isRight: true), .init("values", "", isRight: false),
      ],
      rows: profile.columns.map { column in
        [
          safeText(column.name), "\(column.type)", NumberText.percent(column.missingShare),
          column.distinct.map(NumberText.integer), column.summary().map { safeText($0) },
        ]
      }, notes: [])
    return section("overview", "Overview", TableHTML.block(grid, label: "The columns"))
  }

  private var sections: [String] {
    profile.columns.enumerated().map { place, column in
      var parts: [String] = []
      if let table = profile.sample[column.name], let svg = picture(table, column),
        let safe = SafePicture.html(svg, place: place + 1)
      {
        parts.append(HTML.element("figure", [], safe))
      }
      parts.append(TableHTML.block(facts(column), label: "Numbers of \(safeText(column.name))"))
      if let words = column.words, !words.top.isEmpty {
        parts.append(TableHTML.block(top(words), label: "The most frequent values of \(safeText(column.name))"))
      }
      return section("column-\(place + 1)", safeText(column.name), parts.joined(separator: "\n"))
    }
  }

  /// A histogram of numbers and times, bars of words; none of what cannot be drawn or shows nothing.
  private func picture(_ values: Column, _ column: ColumnFacts) -> String? {
    guard let distinct = column.distinct, distinct > 1, !column.isIdentifier else { return nil }
    let data = ChartData.columns(ChartInput(x: ChartColumn(values)))
    return (try? Drawing(Chart.suited(to: data), data))?.svg()
  }

  private func facts(_ column: ColumnFacts) -> TableGrid {
    var rows: [[String?]] = [
      ["type", "\(column.type)"],
      ["missing", "\(NumberText.integer(column.missing)) (\(NumberText.percent(column.missingShare)))"],
      ["distinct", column.distinct.map(NumberText.integer)],
    ]
    if let numbers = column.numbers {
      let isLength = column.type.isNumeric || column.type == .duration
      rows.append(["lowest", column.shown(numbers.low)])
      for (share, value) in zip(NumberFacts.shares, numbers.quantiles) {
        rows.append([share == 0.5 ? "median" : "quantile \(NumberText.percent(share))", column.shown(value)])
      }
      rows.append(["highest", column.shown(numbers.high)])
      rows.append(["mean", column.type == .int ? NumberText.short(numbers.mean) : column.shown(numbers.mean)])
      if isLength { rows.append(["standard deviation", numbers.deviation.map { NumberText.short($0) }]) }
      if column.type.isNumeric {
        rows.append(["skewness", numbers.skewness.map { NumberText.short($0) }])
        rows.append(["zeros", NumberText.integer(numbers.zeros)])
        rows.append(["negative", NumberText.integer(numbers.negatives)])
      }
      if let mode = numbers.mode {
        rows.append(["most frequent", "\(column.shown(mode.value)) (\(NumberText.count(mode.rows, "row")))"])
      }
    }
    if let words = column.words, column.type == .text {
      rows.append(["characters", "\(words.lengths.shortest) to \(words.lengths.longest)"])
    }
    return TableGrid(
      columns: [.init("fact", "", isRight: false), .init("value", "", isRight: true)],
      rows: rows.map { $0.map { $0.map { safeText($0) } } }, notes: [])
  }

  private func top(_ words: WordFacts) -> TableGrid {
    let rest = words.distinct - words.top.count
    return TableGrid(
      columns: [
        .init("value", "", isRight: false), .init("rows", "", isRight: true), .init("share", "", isRight: true),
      ],
      rows: words.top.map { value, rows in
        let text = value.isEmpty ? "\"\"" : String(value.prefix(200))
        return [
          safeText(text), NumberText.integer(rows), NumberText.percent(Double(rows) / Double(max(1, words.count))),
        ]
      }, notes: rest > 0 ? ["and \(NumberText.count(rest, "other value"))"] : [])
  }

  private var together: String {
    let shown = profile.associations.prefix(60)
    guard !shown.isEmpty else {
      return section("together", "What goes together", "<p>No two columns can be compared.</p>")
    }
    let grid = TableGrid(
      columns: [
        .init("first", "", isRight: false), .init("second", "", isRight: false), .init("value", "", isRight: true),
        .init("measure", "", isRight: false), .init("Spearman", "", isRight: true),
      ],
      rows: shown.map { pair in
        [
          safeText(pair.first), safeText(pair.second), NumberText.fixed(pair.value, decimals: 3), pair.measure.rawValue,
          pair.spearman.map { NumberText.fixed($0, decimals: 3) },
        ]
      },
      notes: profile.associations.count > shown.count
        ? ["the closest \(shown.count) of \(profile.associations.count) pairs"] : [])
    return section("together", "What goes together", TableHTML.block(grid, label: "Pairs of columns"))
  }
}
