import Engines
public import Frames
public import Language

extension Verb {
  static let load = Verb(
    "load",
    "Read a table: CSV, TSV, JSON, Parquet, Excel, SQLite, also packed (.gz), by a pattern (*), from a folder of parts, at an address, in a database or piped in (`-`).",
    effect: .none,
    foresight: .attempt,
    Face(
      example: "load \"car_loans_history.csv\"",
      Parameter<Rest<Path>>("paths", "files, patterns such as \"data/*.csv\", https:// or s3:// addresses"),
      Parameter<RecordObject?>("types", "the type of a column where the guess is wrong: {zip: \"text\"}", default: nil),
      Parameter<[String]?>("missing", "texts that mean missing, in place of NA, N/A, NaN and null", default: nil),
      Parameter<String?>("delimiter", "the character between fields", default: nil),
      Parameter<Bool?>("header", "whether the first row names the columns", default: nil),
      Parameter<String?>("encoding", "how the text is encoded", default: nil, choices: ["utf-8", "utf-16", "latin-1"]),
      Parameter<String?>("decimal", "the mark before decimals in a text file: \",\"", default: nil),
      Parameter<String?>("thousands", "the mark between groups of three digits in a text file: \".\"", default: nil),
      Parameter<String?>("dates", "how dates are written in a text file: \"%d.%m.%Y\"", default: nil),
      Parameter<RecordObject?>(
        "since", "only the rows above a watermark: {at: 2024-03-01}; where its value is none, all rows", default: nil),
      Parameter<FileFormat?>("format", "what the file is, where its first bytes do not say", default: nil),
      Parameter<String?>("sheet", "the sheet of an Excel file; the first one otherwise", default: nil),
      Parameter<String?>("range", "the cells of a sheet: \"B3:F200\"", default: nil),
      Parameter<String?>("table", "the table of a SQLite file", default: nil),
      Parameter<Int?>("limit", "how many bytes are fetched from an address at most", default: nil),
      Parameter<RemoteAccess?>(
        "access", "what s3:// asks for: {key: secret(\"KEY\"), secret: secret(\"SECRET\")}", default: nil)
    ) {
      session, paths, types, missing, delimiter, header, encoding, decimal, thousands, dates, since, format, sheet,
      range, table, limit, access in
      var options = LoadOptions(
        missing: missing, delimiter: delimiter, encoding: encoding, header: header, decimal: decimal,
        thousands: thousands, dates: dates, format: format, sheet: sheet, range: range, table: table, limit: limit,
        access: access)
      for (name, value) in types?.pairs ?? [] { options.types[name] = try ColumnType.read(value, for: name) }
      let files = paths.values.map { $0.written == "-" ? "-" : $0.resolved }
      session.trace?.files += files.filter { !RemoteAddress.isOne($0) && $0 != "-" }
      if files.contains(where: RemoteAddress.isOne) { session.trace?.outside.insert("files on other machines") }
      if files.contains("-") { session.trace?.outside.insert("what is piped in") }
      var frame = try session.work("loading") { [options, frames = session.frames] in try frames.load(files, options) }
      for (name, value) in since?.pairs ?? [] where !value.isNone {
        frame = try frame.filter(.binary(.greater, .column(name), .literal(try Scalar(value))))
      }
      return frame
    },
    Face(
      example: "load shop, table: \"orders\"", Parameter<Warehouse>("warehouse", "what `connect` gave"),
      Parameter<String>("table", "the name of the table, with its schema where it needs one")
    ) { session, warehouse, table in
      try session.work("loading") { try warehouse.table(table) }
    })
}

extension RemoteAccess: Argument {
  public static var word: String { "a record of what a store asks for" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is RecordObject }

  public static func read(_ given: Given, _ session: Session) throws -> RemoteAccess {
    guard let record = given.value.asRecord else { throw given.wrong(word, help: help) }
    var access = RemoteAccess()
    for (name, value) in record.pairs {
      let secret = (value.asObject as? SecretObject)?.secret
      switch (name, secret, value.asText) {
      case ("key", let secret?, _): access.key = secret
      case ("secret", let secret?, _): access.secret = secret
      case ("token", let secret?, _): access.token = secret
      case ("region", _, let text?): access.region = text
      case ("endpoint", _, let text?): access.endpoint = text
      default: throw given.wrong(word + ", in which `\(name)` does not stand like this", help: help)
      }
    }
    guard (access.key == nil) == (access.secret == nil) else {
      throw given.wrong(word + ", both `key` and `secret` or neither", help: help)
    }
    return access
  }

  private static var help: String {
    "write {key: secret(\"KEY\"), secret: secret(\"SECRET\"), region: \"eu-central-1\", endpoint: \"https://host\"}"
  }
}

extension FileFormat: Choice {
  public static var word: String { "a format" }
}

extension ColumnType {
  /// The type that a word or a cast's name stands for: `"text"`, `number`.
  static func read(_ value: Value, for column: String) throws -> ColumnType {
    let word = value.asText ?? (value.asObject as? Callable)?.name
    guard let word, let type = ColumnType(word: word) else {
      throw Diagnostic(
        "V060", "`\(column)` cannot be \(value.described)",
        help: "types are \(ColumnType.words.joined(separator: ", "))")
    }
    return type
  }
}
