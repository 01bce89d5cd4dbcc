import Display
import Frames
import Language
import Monitoring

/// What `diff` gives: `difference.added`, `difference.cells`, `difference.columns`, `difference.distributions`.
final class DiffObject: DomainObject {
  let difference: FrameDiff
  let drift: DriftReport?
  private let context: FrameContext

  init(_ difference: FrameDiff, _ drift: DriftReport?, _ context: FrameContext) {
    self.difference = difference
    self.drift = drift
    self.context = context
    super.init()
  }

  override var kind: String { "difference" }
  override var inline: String {
    "difference(\(difference.added) added, \(difference.removed) removed"
      + (difference.changed.map { ", \($0) changed" } ?? "") + ")"
  }

  override var fields: [(name: String, value: Value)] {
    [
      ("same", .bool(difference.isEmpty)), ("rows_before", .int(difference.rowsBefore)),
      ("rows_after", .int(difference.rowsAfter)), ("added", .int(difference.added)),
      ("removed", .int(difference.removed)), ("changed", difference.changed.map(Value.int) ?? .none),
      (
        "columns",
        .list(
          difference.columns.map { column in
            .record([
              ("column", .text(column.column)), ("before", column.before.map { .text("\($0)") } ?? .none),
              ("after", column.after.map { .text("\($0)") } ?? .none),
            ])
          })
      ),
      ("cells", .list(difference.cells.map { .record([("column", .text($0.column)), ("rows", .int($0.rows))]) })),
      ("added_rows", frame(difference.addedRows)), ("removed_rows", frame(difference.removedRows)),
      ("changed_cells", frame(difference.changedCells)),
      ("distributions", (try? drift?.table()).map { frame($0) } ?? .none),
    ]
  }

  override func showable(_ session: Session) -> any Showable { DiffText(difference: difference, drift: drift) }

  private func frame(_ table: Table) -> Value { .object(FrameObject(context.frame(table))) }
}

/// A difference as lines: how many rows, which columns, examples, and where distributions moved.
struct DiffText: Showable {
  let difference: FrameDiff
  let drift: DriftReport?

  func lines(_ paint: Paint) -> [String] {
    let found = difference
    guard !found.isEmpty else { return ["the same \(NumberText.count(found.rowsBefore, "row"))"] }
    var fields = [
      RecordText.Field(
        "rows", .text("\(NumberText.integer(found.rowsBefore)) before, \(NumberText.integer(found.rowsAfter)) after")),
      RecordText.Field("added", .integer(found.added)), RecordText.Field("removed", .integer(found.removed)),
    ]
    if let changed = found.changed { fields.append(RecordText.Field("changed", .integer(changed))) }
    fields.append(RecordText.Field("unchanged", .integer(found.same)))
    for column in found.columns {
      let text =
        switch (column.before, column.after) {
        case (nil, let type?): "came (\(type))"
        case (let type?, nil): "went (\(type))"
        default: "\(column.before.map { "\($0)" } ?? "") became \(column.after.map { "\($0)" } ?? "")"
        }
      fields.append(RecordText.Field(Spelling.column(column.column), .text(text)))
    }
    for cell in found.cells.prefix(20) {
      fields.append(
        RecordText.Field(Spelling.column(cell.column), .text("differs in \(NumberText.count(cell.rows, "row"))")))
    }
    var lines = RecordText(fields).lines(paint)
    lines += examples("cells that changed", found.changedCells, paint)
    lines += examples("rows that came", found.addedRows, paint)
    lines += examples("rows that went", found.removedRows, paint)
    let moved = drift?.rows.filter(\.drifted) ?? []
    if !moved.isEmpty {
      let texts = moved.map { "the distribution of .\($0.column) moved (\($0.rule))" }
      lines += [""] + RemarkText(texts).lines(paint)
    }
    return lines
  }

  private func examples(_ title: String, _ table: Table, _ paint: Paint) -> [String] {
    guard table.rowCount > 0 else { return [] }
    var text = TableText(table, rows: 10)
    text.showsCount = false
    text.hint = nil
    return ["", paint(title, .heading)] + text.lines(paint)
  }
}
