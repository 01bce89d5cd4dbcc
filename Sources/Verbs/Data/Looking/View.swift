import Display
import Frames
import Language

extension Verb {
  static let view = Verb(
    "view", "Show all of a table or of any other value, on a terminal a page at a time.", effect: .look,
    Face(
      example: "view loans", Parameter<Frame>("frame", "the rows"),
      Parameter<Int>("rows", "at most so many", default: 10_000)
    ) { session, frame, rows in
      guard rows > 0 else { throw Diagnostic("V075", "`rows` of `view` is 1 or more, not \(rows)") }
      guard session.options.output == .table else {
        try session.write(.object(FrameObject(try frame.head(rows))))
        return Value.none
      }
      let (table, total) = try session.work("reading") { (try frame.head(rows).collect(), try frame.count()) }
      var text = TableText(table, rows: rows, total: total, name: frame.name)
      if total > rows { text.rowsHint = "view \(frame.name ?? "…"), rows: \(total)" }
      try session.page(text)
      return Value.none
    },
    Face(example: "view [3, 1, 2]", Parameter<Value>("value", "a list, a record, a text, a model, a report")) {
      session, value in
      guard session.options.output == .table else {
        try session.write(value)
        return Value.none
      }
      try session.view(value)
      return Value.none
    })
}

extension Session {
  /// A table a page at a time: a pager moves sideways, so no column is left out and no text is cut.
  func page(_ text: TableText) throws {
    var paint = screen.paint
    if screen.hasPager { paint.width = Swift.max(paint.width, 4_000) }
    try page(header: text.headerCount) { [paint] in text.lines(paint) }
  }

  /// All of a value a page at a time; elements and fields stand on lines of their own.
  fileprivate func view(_ value: Value) throws {
    if let records = value.asRecords(), records.count > 1, let table = try? Table(records: records) {
      return try page(TableText(table, rows: records.count, total: records.count))
    }
    if let list = value.asList {
      let width = String(max(0, list.count - 1)).count
      let lines = list.enumerated().map { place, element in
        screen.paint(DisplayWidth.pad("[\(place)]", to: width + 2, right: true), .dim) + " " + safeText(element.inline)
      }
      return try page(lines + [screen.paint(NumberText.count(list.count, "element"), .dim)])
    }
    if let record = value.asRecord {
      let width = record.fields.map { DisplayWidth.of(safeText($0.name)) }.max() ?? 0
      let lines = record.fields.map { field in
        screen.paint(DisplayWidth.pad(safeText(field.name), to: width), .heading) + "  " + safeText(field.value.inline)
      }
      return try page(lines)
    }
    if let text = value.asText {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
        WrappedText.lines(safeText(String(line)), width: screen.paint.width)
      }
      return try page(lines)
    }
    guard let shown = try showable(value) else { return }
    if let table = shown as? TableText { return try page(table) }
    let paint = screen.paint
    try page(header: 0) { shown.lines(paint) }
  }
}
