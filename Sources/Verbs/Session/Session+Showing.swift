import Display
import Frames
import Language

/// Lines that are ready as they are: one value on one line, or a picture.
struct Lines: Showable {
  var text: [String]

  func lines(_ paint: Paint) -> [String] { text }
}

extension Session {
  /// What the screen shows of a value; none for `none`.
  func showable(_ value: Value) throws -> (any Showable)? {
    switch value {
    case .none: return nil
    case .object(let object):
      switch object {
      case let checked as CheckedFrame: return Lines(text: [checked.verdict])
      case let frame as FrameObject: return try showable(frame.frame)
      case let column as ColumnObject where column.origin != nil:
        guard let origin = column.origin else { return nil }
        return try showable(origin.derive([NamedExpression(column.inline, column.expression)]).select([column.inline]))
      case let domain as DomainObject: return try domain.showable(self)
      case let record as RecordObject:
        let line = safeText(record.inline)
        guard DisplayWidth.of(line) > screen.paint.width else { return Lines(text: [line]) }
        return RecordText(record.fields.map { RecordText.Field($0.name, Item($0.value)) })
      default: return Lines(text: [safeText(value.inline)])
      }
    default: return Lines(text: [safeText(value.inline)])
    }
  }

  private func showable(_ frame: Frame) throws -> any Showable {
    let (table, total) = try work("reading") { (try frame.head(Session.rowsShown).collect(), try frame.count()) }
    return TableText(table, rows: Session.rowsShown, total: total, name: frame.name, remarks: remarks(of: frame))
  }

  /// What was guessed while its files were looked at, told once.
  private func remarks(of frame: Frame) -> [String] {
    frame.remarks.filter { told.insert($0).inserted }
  }

  private static let rowsShown = 10
}
