public import Engines

/// Files as the rows that a plan begins with: found, checked, and known by name and type, but not read.
public struct FileSource: Hashable, Sendable {
  /// Absolute paths.
  public let paths: [String]
  public let format: FileFormat
  public let schema: Schema
  /// Changes when a file does.
  public let fingerprint: String
  /// What was guessed, one line each.
  public let remarks: [String]
  /// DuckDB's SQL that stands after FROM and gives the columns of the schema, in order.
  public let relation: String
  /// The same reading for CSV, with what is needed to tell which row cannot be read; none for other formats.
  let reader: CSVReader?

  /// Finds out how files are to be read; only their beginnings are looked at.
  public static func open(_ paths: [String], _ options: LoadOptions, _ context: FrameContext) throws -> FileSource {
    let files = try FileList.resolve(paths, folder: context.folder)
    guard let first = files.first else { throw Fault("F050", "there is no file to read", help: "name at least one") }
    let head = try FileList.head(first)
    let format = options.format ?? FileFormat.of(first, head: head)
    let connection = try context.connection()
    switch format {
    case .csv, .tsv: return try CSVReader.open(files, format, head: head, options, connection)
    case .json, .jsonl, .parquet: return try StructuredReader.open(files, format, options, connection)
    }
  }

  /// F060 when a file has changed since it was first looked at.
  public func check() throws {
    guard try FileList.fingerprint(paths) != fingerprint else { return }
    throw Fault(
      "F060", "`\(paths[0])`\(paths.count > 1 ? " or another of its files" : "") has changed since it was loaded",
      subject: paths[0], help: "load it again")
  }

  /// Why a reading failed, as an error that names row, column and value; the engine's own fault where it cannot be told.
  public func explain(_ fault: Fault, _ connection: DuckConnection) -> Fault {
    if fault.code == "E011" || fault.code == "E012" { return fault }
    if let reader, let reason = reader.failure(connection, types: schema) { return reason }
    return Fault(
      "F061", "`\(paths[0])` cannot be read as \(format.rawValue): \(fault.message)", subject: paths[0],
      help: format == .parquet ? "the file may be cut off: copy it again" : nil)
  }
}

/// Columns of the engine as columns of a frame.
enum EngineColumn {
  /// The type in a schema; none for what is read as text.
  static func type(_ type: DuckType) -> ColumnType? {
    switch type {
    case .bool: .bool
    case .integer(let bits, let signed): bits < 64 || (bits == 64 && signed) ? .int : .double
    case .float, .double, .decimal: .double
    case .text, .enumeration: .text
    case .date: .date
    case .time(let zoned): .time(isZoned: zoned)
    case .interval: .duration
    case .list(let element): self.type(element).map(ColumnType.list)
    case .record(let fields):
      fields.reduce(Optional([Field]())) { list, field in
        guard let list, let type = self.type(field.type) else { return nil }
        return list + [Field(field.name, type)]
      }.map(ColumnType.record)
    case .null: .missing
    case .clock, .other: nil
    }
  }

  /// The engine's word for a type.
  static func sql(_ type: ColumnType) -> String {
    switch type {
    case .missing, .text: "VARCHAR"
    case .bool: "BOOLEAN"
    case .int: "BIGINT"
    case .double: "DOUBLE"
    case .date: "DATE"
    case .time(let isZoned): isZoned ? "TIMESTAMPTZ" : "TIMESTAMP"
    case .duration: "INTERVAL"
    case .list(let element): sql(element) + "[]"
    case .record(let fields):
      "STRUCT(" + fields.map { "\(DuckSQL.name($0.name)) \(sql($0.type))" }.joined(separator: ", ") + ")"
    }
  }

  /// Names made unique, also for readers that do not tell capitals apart, with a remark for each that was changed.
  static func unique(_ names: [String]) -> (names: [String], remarks: [String]) {
    var taken = Set<String>()
    let all = Set(names.map(Spelling.folded))
    var remarks: [String] = []
    let result = names.enumerated().map { place, name in
      let wanted = name.allSatisfy { $0 == " " } ? "column_\(place + 1)" : name
      var unique = wanted
      var number = 1
      while taken.contains(Spelling.folded(unique)) || (number > 1 && all.contains(Spelling.folded(unique))) {
        number += 1
        unique = "\(wanted)_\(number)"
      }
      taken.insert(Spelling.folded(unique))
      if name.allSatisfy({ $0 == " " }) {
        remarks.append("column \(place + 1) has no name and is called `\(unique)`")
      } else if unique != name {
        remarks.append("a second column `\(name)` is called `\(unique)`")
      }
      return unique
    }
    return (result, remarks)
  }
}
