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
      case let list as ListObject: return showable(list)
      default: return Lines(text: [safeText(value.inline)])
      }
    default: return Lines(text: [safeText(value.inline)])
    }
  }

  private func showable(_ frame: Frame) throws -> any Showable {
    let limit = rowsShown(of: frame)
    let (table, total) = try work("reading") { (try frame.head(limit).collect(), try frame.count()) }
    var text = TableText(table, rows: limit, total: total, name: frame.name, remarks: remarks(of: frame))
    text.rowsHint = "\(typed(frame)) | view"
    text.hint = "\(typed(frame)) | select {}"
    return text
  }

  /// How the user can name the frame: by the variable that holds it, where one does; at the prompt, as the last result.
  private func typed(_ frame: Frame) -> String {
    guard let name = frame.name, let object = interpreter.variable(named: name)?.asObject as? FrameObject,
      object.frame.plan === frame.plan
    else { return interpreter.variable(named: "out")?.asObject is Results ? "ans" : "…" }
    return name
  }

  /// Ten rows or what the user has settled, or as many as the frame was cut to by hand, at most a few windows full.
  private func rowsShown(of frame: Frame) -> Int {
    if case .head(_, let count) = frame.plan.step { return max(options.rowsShown, min(count, 200)) }
    return options.rowsShown
  }

  /// A list on one line where it fits; records as a table, all else wrapped.
  private func showable(_ list: ListObject) -> any Showable {
    if list.values.count <= 2_000 {
      let line = safeText(list.inline)
      if DisplayWidth.of(line) <= screen.paint.width { return Lines(text: [line]) }
    }
    if let records = Value.object(list).asRecords(limit: options.rowsShown),
      let table = try? Table(records: records)
    {
      var text = TableText(table, rows: options.rowsShown, total: list.values.count)
      text.rowsHint = "frame(…) | view"
      return text
    }
    return ListText(list.values.prefix(ListText.most).map { .inert($0.inline) }, total: list.values.count)
  }

  /// What was guessed while its files were looked at, told once.
  private func remarks(of frame: Frame) -> [String] {
    frame.remarks.filter { told.insert($0).inserted }
  }
}
