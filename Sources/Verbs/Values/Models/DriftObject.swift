import Display
import Frames
import Language
import Monitoring

/// A comparison of two sets of rows: `moved.drifted`, `moved.columns`.
final class DriftObject: DomainObject {
  let report: DriftReport
  private let context: FrameContext

  init(_ report: DriftReport, _ context: FrameContext) {
    self.report = report
    self.context = context
    super.init()
  }

  override var kind: String { "drift" }
  override var inline: String { "drift(\(report.summary))" }

  override var fields: [(name: String, value: Value)] {
    var fields: [(name: String, value: Value)] = [
      ("drifted", .bool(report.drifted)), ("reference_rows", .int(report.referenceRows)),
      ("current_rows", .int(report.currentRows)),
    ]
    if let table = try? report.table() { fields.append(("columns", .object(FrameObject(context.frame(table))))) }
    return fields
  }

  override func showable(_ session: Session) throws -> any Showable {
    let table = try report.table()
    return TableText(table, rows: table.rowCount, name: "drift", remarks: [report.summary] + report.notes)
  }
}
