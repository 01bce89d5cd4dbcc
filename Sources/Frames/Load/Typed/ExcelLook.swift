import Engines

/// Looks at one sheet of an Excel file, all of it: a sheet has a million rows at most.
///
/// DuckDB judges a column by its first cell alone, so every cell is read as text here, and a column gets a type only when
/// all its cells fit it. A date is a number to Excel; that it is shown as one is asked for at the first cell that is filled.
struct ExcelLook {
  let path: String
  let stamp: FileStamp
  let options: LoadOptions
  let connection: DuckConnection

  /// What stands in a cell whose formula has failed.
  private static let failures = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]

  /// One column of the sheet before it has a type.
  private struct Cells {
    var place: Int
    /// The letters above it: `AB`.
    var letters: String
    var filled = 0
    var numbers = 0
    var isWhole = false
    var isTruth = false
    var largest = 0.0
    var failed = 0
    /// The first row below the header that is filled, counted from 1.
    var first: Int?
    /// What DuckDB takes that cell for.
    var shown = DuckType.text
    /// The first cell that is no number, and its row.
    var odd: (row: Int, text: String)?
  }

  func source() throws -> FileSource {
    let corner = try fields(reader("true"))
    guard let first = try corner.first.flatMap({ try place($0.name) }) else { throw noRows }
    let width = corner.count
    let top = try header(width)
    let hasHeader =
      try options.header ?? (zip(fields(reader("false")), top).allSatisfy { $0.type == .text || $1 == nil })
    let rows = rows(width, hasHeader)
    var remarks: [String] = []
    let names = ColumnNames.settled(hasHeader ? top.map { $0 ?? "" } : (1...width).map { "column_\($0)" }, &remarks)
    let schema = try Schema(names.map { Field($0, .text) })
    try options.checkTypes(schema)
    var cells = try (0..<width).map { Cells(place: $0, letters: try letters(first.column + $0)) }
    let (count, blank) = try count(&cells, rows)
    try show(&cells, firstRow: first.row + (hasHeader ? 1 : 0))
    var columns: [FileColumn] = []
    for (name, cell) in zip(names, cells) { columns.append(try column(name, cell, rows, &remarks)) }
    let gaps = zip(names, cells).filter { $0.1.filled < count }
      .map { "\(Spelling.name($0.0)) \(Remark.number(count - $0.1.filled))" }
    let sheet = options.sheet.map { "sheet \(Spelling.quoted($0))" } ?? "the first sheet"
    remarks.insert(
      "read \(sheet): \(Remark.count(count, "row")) × \(Remark.count(width, "column"))"
        + (gaps.isEmpty ? "" : "; missing: \(gaps.prefix(12).joined(separator: ", "))"), at: 0)
    if blank > 0 { remarks.append("\(Remark.count(blank, "empty row")) \(blank == 1 ? "is" : "are") left out") }
    return FileSource(
      paths: [path], format: .excel, layout: FileLayout(reader: "(\(rows) WHERE \(filled(width)))", columns: columns),
      remarks: remarks, stamps: [stamp])
  }

  // MARK: Reading

  /// The upper left cell: as `range:` says it, else as DuckDB names the first column.
  private func place(_ name: String) throws(Fault) -> CellPlace? {
    guard let range = options.range else { return CellPlace(name) }
    let ends = range.uppercased().split(separator: ":").map { CellPlace(String($0)) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first.column <= last.column, first.row <= last.row
    else { throw noRange }
    return first
  }

  private var noRange: Fault {
    Fault(
      "F071", "`range:` takes cells such as \"B3:F200\", and \(Spelling.quoted(options.range ?? "")) are none",
      subject: options.range)
  }

  /// The sheet without a header of its own; `texts` says that every cell is read as text.
  private func reader(_ texts: String, range: String? = nil) -> String {
    var words = ["header = false", "all_varchar = \(texts)", "stop_at_empty = false"]
    if let sheet = options.sheet { words.append("sheet = \(DuckSQL.text(sheet))") }
    if let range = range ?? options.range { words.append("range = \(DuckSQL.text(range))") }
    return "read_xlsx(\(DuckSQL.text(path)), \(words.joined(separator: ", ")))"
  }

  /// The rows below the header as texts `c0`, `c1`, … with their numbers `r`.
  private func rows(_ width: Int, _ hasHeader: Bool) -> String {
    let names = (0..<width).map { "c\($0)" }.joined(separator: ", ")
    let all = "SELECT *, row_number() OVER () - \(hasHeader ? 1 : 0) AS r FROM \(reader("true")) AS sheet(\(names))"
    return "SELECT * FROM (SELECT * FROM (\(all)) WHERE r > 0)"
  }

  private func filled(_ width: Int) -> String {
    "coalesce(\((0..<width).map { "c\($0)" }.joined(separator: ", ")), NULL) IS NOT NULL"
  }

  private func fields(_ reader: String) throws -> [DuckField] {
    do { return try connection.prepare("SELECT * FROM \(reader)").fields } catch let fault as Fault {
      throw told(fault)
    }
  }

  /// The cells of the first row as texts.
  private func header(_ width: Int) throws -> [String?] {
    let found = try connection.query("SELECT * FROM \(reader("true")) LIMIT 1").columns()
    return try found.prefix(width).map { try Column("h", .text, $0)[0].text }
  }

  private func told(_ fault: Fault) -> Fault {
    let file = Disk.name(path)
    if fault.message.contains("Sheet ") {
      return Fault(
        "F070", "`\(file)` has no sheet \(Spelling.quoted(options.sheet ?? ""))", subject: options.sheet,
        help: fault.help ?? "leave `sheet:` out for the first one")
    }
    if fault.message.contains("Invalid range") { return noRange }
    if fault.message.contains("No rows found") { return noRows }
    guard fault.code != "E011", fault.code != "E012" else { return fault }
    return Fault(
      "F036", "`\(file)` is no whole Excel file: \(fault.message)", subject: file, help: "save it as .xlsx again")
  }

  private var noRows: Fault {
    Fault(
      "F072", "there are no rows in \(options.sheet.map(Spelling.quoted) ?? "the first sheet") of `\(Disk.name(path))`",
      subject: options.sheet ?? Disk.name(path), help: "name another with `sheet:`")
  }

  // MARK: Types

  /// A cell without what stands for nothing.
  private func value(_ place: Int) -> String {
    let absent = (options.missingTexts + ExcelLook.failures).map(DuckSQL.text).joined(separator: ", ")
    return "(CASE WHEN c\(place) IN (\(absent)) THEN NULL ELSE c\(place) END)"
  }

  /// Counts what is in each column; gives how many rows there are, and how many more are blank.
  private func count(_ cells: inout [Cells], _ rows: String) throws -> (rows: Int, blank: Int) {
    let failures = ExcelLook.failures.map(DuckSQL.text).joined(separator: ", ")
    let parts = cells.map { cell in
      let (raw, value) = ("c\(cell.place)", value(cell.place))
      let number = "TRY_CAST(\(value) AS DOUBLE)"
      return """
        count(\(value)), count(\(number)), coalesce(bool_and(\(number) = trunc(\(number))), false),
        coalesce(bool_and(\(value) IN ('0', '1')), false), coalesce(max(abs(\(number))), 0.0),
        count(*) FILTER (WHERE \(raw) IN (\(failures))), min(r) FILTER (WHERE \(value) IS NOT NULL),
        min(r) FILTER (WHERE \(value) IS NOT NULL AND \(number) IS NULL),
        arg_min(\(value), r) FILTER (WHERE \(value) IS NOT NULL AND \(number) IS NULL)
        """
    }
    let known = filled(cells.count)
    let found = try connection.query(
      "SELECT count(*) FILTER (WHERE \(known)), count(*) FILTER (WHERE NOT (\(known))), coalesce(max(r) FILTER (WHERE \(known)), 0), "
        + parts.joined(separator: ", ") + " FROM (\(rows))"
    ).columns()
    let values = try found.map { try Column("x", ColumnType($0.type) ?? .text, $0)[0] }
    for place in cells.indices {
      let own = Array(values[(3 + place * 9)..<(12 + place * 9)])
      cells[place].filled = own[0].int ?? 0
      cells[place].numbers = own[1].int ?? 0
      cells[place].isWhole = own[2] == .bool(true)
      cells[place].isTruth = own[3] == .bool(true)
      cells[place].largest = own[4].double ?? 0
      cells[place].failed = own[5].int ?? 0
      cells[place].first = own[6].int
      if let row = own[7].int, let text = own[8].text { cells[place].odd = (row, text) }
    }
    // Blank rows at the end are not between others: nobody wants to hear of them.
    let count = values[0].int ?? 0
    return (count, max(0, (values[2].int ?? 0) - count))
  }

  /// Asks for each column what its first filled cell is shown as.
  private func show(_ cells: inout [Cells], firstRow: Int) throws {
    for row in Set(cells.compactMap(\.first)) {
      let place = firstRow + row - 1
      guard let left = cells.first?.letters, let right = cells.last?.letters else { return }
      let types = try fields(reader("false", range: "\(left)\(place):\(right)\(place)")).map(\.type)
      for index in cells.indices where cells[index].first == row && types.indices.contains(index) {
        cells[index].shown = types[index]
      }
    }
  }

  private func column(_ name: String, _ cell: Cells, _ rows: String, _ remarks: inout [String]) throws -> FileColumn {
    let value = value(cell.place)
    if cell.failed > 0 {
      remarks.append("`\(name)` is missing where \(Remark.count(cell.failed, "formula")) failed")
    }
    var (type, sql) = settled(cell, value)
    if type == .text, cell.shown != .text, cell.filled > 0, let odd = cell.odd, options.types[name] == nil {
      remarks.append(
        "`\(name)` is text: row \(Remark.number(odd.row)) holds \(Spelling.quoted(odd.text)), others numbers or dates "
          + "(if it stands for nothing: `missing: [\(Spelling.quoted(odd.text))]`)")
    }
    if type == .missing { remarks.append("`\(name)` has no value at all") }
    if let wanted = options.types[name], wanted != type {
      sql = type == .text ? CSVType(wanted).sql(sql) : "CAST(\(sql) AS \(Dialect.duckDB.type(wanted)))"
      type = wanted
    }
    return FileColumn(name: name, type: type, sql: sql, narrow: nil, raw: nil)
  }

  /// The type that all cells of a column fit, and the value in it.
  private func settled(_ cell: Cells, _ value: String) -> (type: ColumnType, sql: String) {
    guard cell.filled > 0 else { return (.missing, "CAST(NULL AS INTEGER)") }
    let number = "CAST(\(value) AS DOUBLE)"
    guard cell.shown != .text, cell.numbers == cell.filled else { return (.text, value) }
    switch cell.shown {
    case .bool where cell.isTruth: return (.bool, "(\(value) = '1')")
    // Day 25,569 is 1970-01-01.
    case .date where cell.isWhole: return (.date, "(DATE '1970-01-01' + CAST(\(number) - 25569 AS INTEGER))")
    case .date, .time:
      return (.time(isZoned: false), "make_timestamp(CAST(round((\(number) - 25569) * 86400000) AS BIGINT) * 1000)")
    case .clock:
      return (
        .text, "CAST(CAST(make_timestamp(CAST(round(\(number) * 86400000) AS BIGINT) * 1000) AS TIME) AS VARCHAR)"
      )
    // Up to 2⁵³ a whole number is exact.
    case _ where cell.isWhole && cell.largest < 9_007_199_254_740_992:
      return (.int, "CAST(\(number) AS BIGINT)")
    default: return (.double, number)
    }
  }

  /// The letters above a column, counted from 1: `AB` for 28.
  private func letters(_ column: Int) throws(Fault) -> String {
    guard let text = CellPlace.letters(column) else { throw noRows }
    return text
  }
}
