import Display
import Frames
import Language
import Learning

/// What `profile` gives: `profile.columns`, `profile.warnings`, `profile.correlations`; `save` writes it as a page.
final class FrameProfileObject: DomainObject {
  let profile: FrameProfile
  /// What the rows are called.
  let title: String
  private let context: FrameContext

  init(_ profile: FrameProfile, title: String, _ context: FrameContext) {
    self.profile = profile
    self.title = title
    self.context = context
    super.init()
  }

  override var kind: String { "profile" }
  override var inline: String {
    "profile(\(NumberText.count(profile.rows, "row")) × \(NumberText.count(profile.columns.count, "column")))"
  }

  override var fields: [(name: String, value: Value)] {
    [
      ("rows", .int(profile.rows)), ("looked", .int(profile.looked)), ("duplicates", .int(profile.duplicates)),
      ("columns", frame(try? profile.columnTable(), "columns")),
      ("correlations", frame(try? profile.associationTable(), "correlations")),
      ("warnings", frame(try? profile.warningTable(), "warnings")),
    ]
  }

  override func showable(_ session: Session) -> any Showable { FrameProfileText(profile: profile, title: title) }

  private func frame(_ table: Table?, _ name: String) -> Value {
    table.map { .object(FrameObject(context.frame($0).named(name))) } ?? .none
  }
}

extension FrameProfileObject: Argument {
  static var word: String { "a profile" }
  static func accepts(_ value: Value) -> Bool { value.asObject is FrameProfileObject }

  static func read(_ given: Given, _ session: Session) throws -> Self {
    guard let object = given.value.asObject as? Self else {
      throw given.wrong(word, help: "`profile frame` gives one")
    }
    return object
  }
}

extension FrameProfile {
  /// A row for each column with all that is known of it.
  func columnTable() throws -> Table {
    let shares = NumberFacts.shares.map { "p\(Int(exactly: ($0 * 100).rounded()) ?? 0)" }
    let names = ["mean", "sd", "skewness", "zeros", "min"] + shares + ["max"]
    var builders = [
      ColumnBuilder("column", .text), ColumnBuilder("type", .text), ColumnBuilder("missing", .int),
      ColumnBuilder("distinct", .int),
    ]
    builders += names.map { ColumnBuilder($0, $0 == "zeros" ? .int : .double) }
    builders += [ColumnBuilder("top", .text), ColumnBuilder("top_rows", .int)]
    for column in columns {
      var cells: [Scalar] = [
        .text(column.name), .text(column.type.description), .int(column.missing),
        column.distinct.map(Scalar.int) ?? .missing,
      ]
      if let facts = column.numbers {
        func optional(_ value: Double?) -> Scalar { value.map(Scalar.number) ?? .missing }
        cells += [
          .number(facts.mean), optional(facts.deviation), optional(facts.skewness), .int(facts.zeros),
          .number(facts.low),
        ]
        cells += facts.quantiles.map(Scalar.number) + [.number(facts.high)]
      } else {
        cells += names.map { _ in .missing }
      }
      let top = column.words?.top.first
      cells += [top.map { .text($0.value) } ?? .missing, top.map { .int($0.rows) } ?? .missing]
      for (place, cell) in cells.enumerated() { try builders[place].append(cell) }
    }
    return try Table(builders.map(\.finished), rowCount: columns.count)
  }

  func associationTable() throws -> Table {
    let pairs = associations
    return try Table(
      [
        Column("first", type: .text, values: .texts(TextValues(pairs.map(\.first)))),
        Column("second", type: .text, values: .texts(TextValues(pairs.map(\.second)))),
        Column("measure", type: .text, values: .texts(TextValues(pairs.map(\.measure.rawValue)))),
        Column("value", type: .double, values: .doubles(pairs.map(\.value))),
        Column("spearman", type: .double, values: .doubles(pairs.map { $0.spearman ?? .nan })),
      ], rowCount: pairs.count)
  }

  func warningTable() throws -> Table {
    try Table(
      [
        Column("warning", type: .text, values: .texts(TextValues(warnings.map(\.kind)))),
        Column("column", type: .text, values: .texts(TextValues(warnings.map(\.column)))),
        Column("what", type: .text, values: .texts(TextValues(warnings.map(\.text)))),
      ], rowCount: warnings.count)
  }

  /// What has to be said of how it was made; empty where every row was looked at.
  var remarks: [String] {
    var lines: [String] = []
    if isSampled {
      lines.append(
        "distributions, distinct values and repeated rows are those of \(NumberText.count(looked, "row")), evenly drawn"
      )
    }
    if paired < looked { lines.append("correlations come from \(NumberText.count(paired, "row")), evenly drawn") }
    return lines
  }
}
