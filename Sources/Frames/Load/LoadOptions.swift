import Engines

/// What a person says about a file beyond its name.
public struct LoadOptions: Hashable, Sendable {
  /// The types of columns by name, in place of what would be guessed.
  public var types: [String: ColumnType]
  /// The texts that stand for nothing, in place of the usual ones; an empty field always does.
  public var missing: [String]?
  public var delimiter: String?
  /// `utf-8`, `latin-1` or `utf-16`.
  public var encoding: String?
  /// Whether the first line of a CSV names the columns; judged by its first line where it is not said.
  public var header: Bool?
  /// The mark before decimals in a text file, in place of a point.
  public var decimal: String?
  /// The mark between groups of three digits in a text file.
  public var thousands: String?
  /// How dates are written in a text file, in the letters of `strftime`: `%d.%m.%Y`.
  public var dates: String?
  /// What the files are, in place of what the first bytes say.
  public var format: FileFormat?
  /// The sheet of an Excel file, the first where it is not said.
  public var sheet: String?
  /// The cells of a sheet, such as `B3:F200`; all where it is not said.
  public var range: String?
  /// The table of a SQLite file.
  public var table: String?
  /// How many bytes at most are fetched from another machine.
  public var limit: Int?
  /// What another machine asks for before it gives a file.
  public var access: RemoteAccess?

  public init(
    types: [String: ColumnType] = [:], missing: [String]? = nil, delimiter: String? = nil, encoding: String? = nil,
    header: Bool? = nil, decimal: String? = nil, thousands: String? = nil, dates: String? = nil,
    format: FileFormat? = nil, sheet: String? = nil, range: String? = nil, table: String? = nil,
    limit: Int? = nil, access: RemoteAccess? = nil
  ) {
    self.types = types
    self.missing = missing
    self.delimiter = delimiter
    self.encoding = encoding
    self.header = header
    self.decimal = decimal
    self.thousands = thousands
    self.dates = dates
    self.format = format
    self.sheet = sheet
    self.range = range
    self.table = table
    self.limit = limit
    self.access = access
  }

  /// Throws F041 where something is said that only other kinds of files have.
  func checkKind(_ format: FileFormat) throws(Fault) {
    let said: [(name: String, isSaid: Bool, formats: Set<FileFormat>)] = [
      ("sheet", sheet != nil, [.excel]), ("range", range != nil, [.excel]), ("table", table != nil, [.sqlite, .table]),
      ("delimiter", delimiter != nil, [.csv]), ("encoding", encoding != nil, [.csv]),
      ("header", header != nil, [.csv, .excel]),
    ]
    guard let wrong = said.first(where: { $0.isSaid && !$0.formats.contains(format) }) else { return }
    throw Fault(
      "F041", "`\(wrong.name):` says nothing about \(format.title)", subject: wrong.name,
      help: "leave it out, or write `format:` where the file is something else")
  }

  /// The texts that stand for nothing unless others are named.
  public static let usuallyMissing = ["NA", "N/A", "n/a", "NaN", "nan", "null", "NULL"]

  var missingTexts: [String] { [""] + (missing ?? LoadOptions.usuallyMissing).filter { !$0.isEmpty } }

  /// Throws F001 where `types:` names a column that the file does not have.
  func checkTypes(_ schema: Schema) throws(Fault) {
    for name in types.keys.sorted() where !schema.contains(name) {
      let near = Spelling.nearest(name, in: schema.names).map { "did you mean `\($0)`?  " } ?? ""
      throw Fault(
        "F001", "`types:` names `\(name)`, and the file has no such column", subject: name,
        help: near + "(columns: \(schema.shortList))")
    }
  }
}
