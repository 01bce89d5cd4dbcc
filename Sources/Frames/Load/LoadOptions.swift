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
  /// What the files are, in place of what the first bytes say.
  public var format: FileFormat?

  public init(
    types: [String: ColumnType] = [:], missing: [String]? = nil, delimiter: String? = nil, encoding: String? = nil,
    header: Bool? = nil, format: FileFormat? = nil
  ) {
    self.types = types
    self.missing = missing
    self.delimiter = delimiter
    self.encoding = encoding
    self.header = header
    self.format = format
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
