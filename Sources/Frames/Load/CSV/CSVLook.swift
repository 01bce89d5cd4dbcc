import Engines

/// Looks at a delimited file before it is read: its delimiter, names and types, from all of a small file, or from the
/// beginning and some places further down of a large one.
struct CSVLook {
  let paths: [String]
  let stamps: [FileStamp]
  let options: LoadOptions
  let isCompressed: Bool
  /// Where copies in another encoding lie while they are read.
  let temporaryFolder: String
  let connection: () throws -> DuckConnection
  let parts: PathParts
  /// Copies of what came through pipes.
  var copies: [TemporaryFile]

  /// A file up to this size is looked at in full.
  private static let whole = 4 << 20
  private static let headSize = 1 << 18
  private static let pieceSize = 1 << 15

  private struct Sample {
    /// The first record, or the places of the columns where it is no header.
    var header: [String]
    var hasHeader: Bool
    /// Rows with as many fields as the header.
    var rows: [[String]]
    var isWhole: Bool
    var newline: String
    var hasQuotes = false
  }

  func source() throws -> FileSource {
    var remarks: [String] = []
    var copies = copies
    var hasOwnCopies = false
    var readable: [String] = []
    var samples: [Sample] = []
    var delimiter: UInt8?
    for (path, stamp) in zip(paths, stamps) {
      let head = try head(path, stamp)
      let isWhole = isCompressed ? head.isWhole : stamp.size <= CSVLook.whole
      guard
        let encoding = try options.encoding.map({ try TextEncoding(word: $0) })
          ?? TextEncoding.detected(head.bytes, isWhole: isWhole)
      else { throw CSVLook.noTable(path) }
      let text = encoding.decoded(head.bytes)
      let mark = try delimiter ?? chosenDelimiter(text, isWhole: isWhole)
      if delimiter == nil { remarks += CSVLook.told(mark, encoding) }
      delimiter = mark
      let newline = CSVLook.newline(text)
      if encoding != .utf8 || newline == nil, !isCompressed {
        let copy = try TemporaryFile(
          copying: path, to: temporaryFolder, from: encoding, size: stamp.size)
        copies.append(copy)
        hasOwnCopies = true
        readable.append(copy.path)
      } else {
        readable.append(path)
      }
      var sample = try look(text, path, isWhole: isWhole, CSVText(delimiter: mark))
      if !isWhole, !isCompressed, encoding == .utf8 {
        sample.rows += try pieces(path, stamp, mark, sample.header.count)
      }
      sample.hasQuotes = text.contains(UInt8(ascii: "\""))
      sample.newline = !hasOwnCopies ? newline ?? "\n" : "\n"
      samples.append(sample)
    }
    guard let first = samples.first, let delimiter else { throw Fault("F031", "no file was named") }
    try checkSame(samples)
    let names = named(first, &remarks)
    var columns = try self.columns(names, samples, &remarks)
    columns += parts.columns(beside: names, &remarks)
    let isDirect = !isCompressed && !samples.contains { $0.isWhole || $0.hasQuotes }
    let reader = CSVReader(
      paths: readable, delimiter: delimiter, hasHeader: first.hasHeader, newline: first.newline,
      missing: options.missingTexts, isCompressed: isCompressed, partOptions: parts.options)
    let scan = CSVScan(
      delimiter: delimiter, hasHeader: first.hasHeader, kinds: columns.prefix(names.count).map(\.direct),
      missing: options.missingTexts)
    let layout = FileLayout(
      reader: reader.sql(Array(repeating: "VARCHAR", count: names.count)), columns: columns,
      direct: isDirect ? DirectRead(reader: reader, scan: scan, files: Array(zip(readable, stamps.map(\.size)))) : nil)
    return FileSource(
      paths: paths, format: .csv, layout: layout, remarks: remarks, stamps: stamps, copies: copies)
  }

  // MARK: Bytes

  private func head(_ path: String, _ stamp: FileStamp) throws -> (bytes: [UInt8], isWhole: Bool) {
    guard isCompressed else {
      let isWhole = stamp.size <= CSVLook.whole
      return (try Disk.bytes(path, from: 0, count: isWhole ? stamp.size : CSVLook.headSize), isWhole)
    }
    return try Compressed.head(path, connection())
  }

  /// Whole lines from some places further down; what does not fit the number of columns is left out, because a place
  /// may lie inside of a quoted text.
  private func pieces(_ path: String, _ stamp: FileStamp, _ delimiter: UInt8, _ width: Int) throws -> [[String]] {
    var rows: [[String]] = []
    for piece in 1...12 {
      let start = max(CSVLook.headSize, stamp.size / 12 * piece - CSVLook.pieceSize)
      let bytes = try Disk.bytes(path, from: start, count: CSVLook.pieceSize)
      guard let first = bytes.firstIndex(of: 10) else { continue }
      let (records, _) = CSVText(delimiter: delimiter).records(Array(bytes[(first + 1)...]), isWhole: false)
      rows += records.map(\.fields).filter { $0.count == width }
    }
    return rows
  }

  private func chosenDelimiter(_ text: [UInt8], isWhole: Bool) throws(Fault) -> UInt8 {
    guard let written = options.delimiter else { return CSVText.delimiter(text, isWhole: isWhole) }
    guard written.utf8.count == 1, let byte = written.utf8.first, byte != 10, byte != 13, byte != UInt8(ascii: "\"")
    else {
      throw Fault("F041", "`delimiter:` takes one character, and \(Spelling.quoted(written)) is not", subject: written)
    }
    return byte
  }

  /// None where line ends are mixed, which DuckDB does not read.
  private static func newline(_ text: [UInt8]) -> String? {
    var (feeds, pairs, returns) = (0, 0, 0)
    for (at, byte) in text.enumerated() {
      if byte == 13 {
        if at + 1 < text.count, text[at + 1] == 10 { pairs += 1 } else { returns += 1 }
      } else if byte == 10, at == 0 || text[at - 1] != 13 {
        feeds += 1
      }
    }
    if pairs == 0, returns == 0 { return "\n" }
    return feeds == 0 && returns == 0 ? "\r\n" : nil
  }

  private static func told(_ delimiter: UInt8, _ encoding: TextEncoding) -> [String] {
    var lines: [String] = []
    if delimiter != UInt8(ascii: ",") {
      let name = delimiter == 9 ? "a tab" : "`\(String(decoding: [delimiter], as: UTF8.self))`"
      lines.append("fields are separated by \(name)")
    }
    if encoding != .utf8 { lines.append("read as \(encoding.rawValue)") }
    return lines
  }

  static func noTable(_ path: String) -> Fault {
    Fault(
      "F036", "`\(Disk.name(path))` holds no table: its first bytes are no text, and no Parquet", subject: path,
      help: "`load` reads CSV, TSV, JSON lines, JSON, Parquet, Excel and SQLite")
  }

  // MARK: Rows and names

  private func look(_ text: [UInt8], _ path: String, isWhole: Bool, _ cutter: CSVText) throws(Fault) -> Sample {
    let file = Disk.name(path)
    let (records, open) = cutter.records(text, isWhole: isWhole)
    guard let header = records.first else {
      throw open == nil
        ? Fault("F034", "`\(file)` is empty", subject: path) : CSVFault.unclosed("line 1 of `\(file)`", file)
    }
    let width = header.fields.count
    let ragged = records.dropFirst().filter { $0.fields.count != width }
    if let open, ragged.isEmpty { throw CSVFault.unclosed("line \(open) of `\(file)`", file) }
    if let first = ragged.first {
      let more = ragged.count > 1 ? " (and \(Remark.count(ragged.count - 1, "other line")) are cut differently)" : ""
      var fault = CSVFault.ragged(
        "line \(Remark.number(first.line)) of `\(file)`", found: first.fields.count, wanted: width, file)
      fault.message += more
      throw fault
    }
    let hasHeader = options.header ?? !header.fields.contains(where: CSVLook.isNumber)
    return Sample(
      header: hasHeader ? header.fields : header.fields.indices.map { "column_\($0 + 1)" }, hasHeader: hasHeader,
      rows: records.dropFirst(hasHeader ? 1 : 0).map(\.fields), isWhole: isWhole, newline: "\n")
  }

  private func checkSame(_ samples: [Sample]) throws(Fault) {
    for (path, sample) in zip(paths, samples).dropFirst() where sample.header != samples[0].header {
      throw Fault(
        "F039",
        "`\(Disk.name(path))` has other columns than `\(Disk.name(paths[0]))`: "
          + "\(sample.header.prefix(6).joined(separator: ", ")) and \(samples[0].header.prefix(6).joined(separator: ", "))",
        subject: path, help: "load them one by one and `concat`")
    }
  }

  /// The names of the columns: trimmed, never empty, never twice.
  private func named(_ sample: Sample, _ remarks: inout [String]) -> [String] {
    let names = ColumnNames.settled(sample.header, &remarks)
    if !sample.hasHeader, options.header == nil {
      remarks.append("the first line holds numbers and is taken as a row, not as names")
    }
    return names
  }

  private static func isNumber(_ field: String) -> Bool {
    let type = CSVType([field]).type
    return type == .int || type == .double
  }

  // MARK: Columns

  private func columns(_ names: [String], _ samples: [Sample], _ remarks: inout [String]) throws -> [FileColumn] {
    let schema = try Schema(names.map { Field($0, .text) })
    try options.checkTypes(schema)
    let absent = Set(options.missingTexts)
    let forms = try CSVForms(options)
    let isWhole = samples.allSatisfy(\.isWhole)
    let rowCount = samples.reduce(0) { $0 + $1.rows.count }
    var columns: [FileColumn] = []
    var gaps: [String] = []
    for (position, name) in names.enumerated() {
      let values = samples.flatMap { sample in
        sample.rows.map { absent.contains($0[position]) ? nil : $0[position] }
      }
      let missing = values.count { $0 == nil }
      var found = found(values, options.types[name], forms)
      if found.type == .missing, !isWhole { found = CSVType(.text) }
      if options.types[name] == nil {
        remarks += told(name, found, values, isWhole && missing == rowCount && rowCount > 0)
      }
      let infinite = found.type == .double ? values.count { CSVType.isInfinite($0) } : 0
      if infinite > 0 {
        remarks.append("`\(name)` has \(Remark.count(infinite, "infinite value"))")
      }
      if missing > 0, isWhole { gaps.append("\(Spelling.name(name)) \(Remark.number(missing))") }
      let raw = DuckSQL.name("c\(position)")
      columns.append(
        FileColumn(
          name: name, type: found.type, sql: found.sql(raw), narrow: narrow(found, values, options.types[name] != nil),
          raw: raw, bad: found.misfit, direct: found.direct))
    }
    let size =
      isWhole
      ? "read \(Remark.count(rowCount, "row")) × \(Remark.count(names.count, "column"))"
      : "\(Remark.count(names.count, "column")); types from a sample of \(Remark.count(rowCount, "row"))"
    remarks.insert(size + (gaps.isEmpty ? "" : "; missing: \(gaps.prefix(12).joined(separator: ", "))"), at: 0)
    return columns
  }

  /// What a column is: as it was said, in a form that was said, plain, or in the only form that it can be in.
  private func found(_ values: [String?], _ wanted: ColumnType?, _ forms: CSVForms) -> CSVType {
    let formed = wanted == .text ? nil : CSVType.formed(values, forms)
    if let wanted { return formed.flatMap { $0.asked(wanted) } ?? CSVType(wanted) }
    if let formed { return formed }
    let plain = CSVType(values)
    return plain.type == .text ? CSVType.formed(values) ?? plain : plain
  }

  private func told(_ name: String, _ found: CSVType, _ values: [String?], _ isEmpty: Bool) -> [String] {
    if isEmpty { return ["`\(name)` has no value at all"] }
    if let form = found.told { return ["`\(name)` \(form)"] }
    if found.type == .text, let doubt = CSVType.doubt(values) { return ["`\(name)` \(doubt)"] }
    if found.hasSlashes { return ["`\(name)` is a date, written year/month/day"] }
    guard let odd = found.odd else { return [] }
    return [
      "`\(name)` is text: row \(Remark.number(odd.row + 1)) holds \(Spelling.quoted(odd.value)), most others \(odd.most) "
        + "(if it stands for nothing: `missing: [\(Spelling.quoted(odd.value))]`)"
    ]
  }

  /// How the values can be stored more narrowly, as far as the sample shows.
  private func narrow(_ found: CSVType, _ values: [String?], _ isAsked: Bool) -> FileColumn.Narrow? {
    guard !isAsked || found.type == .text else { return nil }
    if found.type == .int {
      let fit = CSVLook.integers.first { found.largest <= $0.largest }
      return fit.map { FileColumn.Narrow.integer($0.name) }
    }
    guard found.type == .text, values.count >= 20 else { return nil }
    var seen: Set<String> = []
    for case let value? in values where seen.insert(value).inserted && seen.count > 1000 { return nil }
    guard !seen.isEmpty, seen.count * 8 <= values.count, !seen.contains(where: { $0.utf8.contains(0) }) else {
      return nil
    }
    return .texts(seen.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  /// What whole numbers are stored as whose largest in the sample is no larger: far enough below the type's own end that
  /// the rest of the file rarely passes it.
  private static let integers: [(largest: Int, name: String)] = [
    (largest: 40, name: "TINYINT"), (12_000, "SMALLINT"), (200_000_000, "INTEGER"),
  ]
}
