import Display
import Frames
import Language
import Serving

extension Session {
  /// Shows a value in the session's format; `none` shows nothing.
  func write(_ value: Value) throws {
    if value.isNone { return }
    switch options.output {
    case .table:
      guard let showable = try showable(value) else { return }
      screen.show(showable.lines(screen.paint))
      try record(value, shown: showable)
    case .markdown: try markdown(value)
    case .csv: try csv(value)
    case .json:
      guard let frame = try rows(of: value) else { return screen.show([JSON(value).line]) }
      try json(frame)
    case .lines:
      guard let frame = try rows(of: value) else { return screen.show([MachineResult(value).line]) }
      screen.show([try work("writing") { MachineResult(frame, try frame.collect()).line }])
    }
  }

  /// Shows a line of text, as `print` does.
  func write(line: String) {
    screen.show([options.output == .lines ? MachineResult(printed: line).line : line])
    record(line: line)
  }

  /// The frame that a value is, or can be written as: a frame, a column of one, a list of records.
  func rows(of value: Value) throws -> Frame? {
    if let object = value.asObject as? FrameObject { return object.frame }
    if let column = value.asObject as? ColumnObject, let origin = column.origin {
      return try origin.derive([NamedExpression(column.inline, column.expression)]).select([column.inline])
    }
    return value.asRecords().flatMap { try? frames.frame(records: $0) }
  }

  private func json(_ frame: Frame) throws {
    let rows = try work("writing") { RowText.json(try frame.collect()).map { String(decoding: $0, as: UTF8.self) } }
    guard let last = rows.last else { return screen.show(["[]"]) }
    screen.show(["["] + rows.dropLast().map { $0 + "," } + [last, "]"])
  }

  private func csv(_ value: Value) throws {
    // What a terminal would obey becomes a picture; a file or a pipe gets the text as it is.
    let isTerminal = screen.isTerminal
    let safe = { (line: String) in isTerminal ? safeText(line) : line }
    if let frame = try rows(of: value) {
      let lines = try work("writing") { RowText.csv(try frame.collect()).map { isTerminal ? safeText($0) : $0 } }
      return screen.show([safe(RowText.csvHeader(frame.schema.names))] + lines)
    }
    let cell = { (value: Value) in
      (try? Scalar(value)).map { RowText.csv($0) } ?? RowText.csv(value.inline)
    }
    if let object = value.asObject as? DomainObject {
      let line = object.fields.map { cell($0.value) }.joined(separator: ",")
      return screen.show([RowText.csvHeader(object.fields.map(\.name)), line].map(safe))
    }
    if let record = value.asRecord {
      let line = record.fields.map { cell($0.value) }.joined(separator: ",")
      return screen.show([RowText.csvHeader(record.fields.map(\.name)), line].map(safe))
    }
    if let list = value.asList { return screen.show(["value"] + list.map(cell).map(safe)) }
    screen.show([safe(cell(value))])
  }

  private func markdown(_ value: Value) throws {
    guard let shown = try showable(value) else { return }
    if let table = shown as? TableText { return screen.show(table.markdown) }
    var lines = shown.lines(screen.paint)
    if lines.count > 1 { lines = ["```text"] + lines + ["```"] }
    screen.show(lines)
  }
}

extension Value {
  /// The first elements of a list of records as rows; none for every other value.
  func asRecords(limit: Int = .max) -> [[ScalarField]]? {
    guard let list = asList, !list.isEmpty, list.allSatisfy({ $0.asRecord != nil }) else { return nil }
    var rows: [[ScalarField]] = []
    for record in list.prefix(limit).compactMap(\.asRecord) {
      guard let cells = try? record.fields.map({ ScalarField($0.name, try Scalar($0.value)) }) else { return nil }
      rows.append(cells)
    }
    return rows
  }
}
