public import Frames
import Language

extension Verb {
  static let load = Verb(
    "load", "Read a table from files: CSV, TSV, JSON, JSON lines or Parquet, also packed (.gz) or by a pattern (*).",
    effect: .none,
    foresight: .attempt,
    example: "load \"car_loans_history.csv\"",
    Parameter<Rest<Path>>("paths", "files, or patterns such as \"data/*.csv\""),
    Parameter<RecordObject?>("types", "the type of a column where the guess is wrong: {zip: \"text\"}", default: nil),
    Parameter<[String]?>("missing", "texts that mean missing, in place of NA, N/A, NaN and null", default: nil),
    Parameter<String?>("delimiter", "the character between fields", default: nil),
    Parameter<Bool?>("header", "whether the first row names the columns", default: nil),
    Parameter<String?>("encoding", "how the text is encoded", default: nil, choices: ["utf-8", "utf-16", "latin-1"]),
    Parameter<FileFormat?>("format", "what the file is, where its first bytes do not say", default: nil)
  ) { session, paths, types, missing, delimiter, header, encoding, format in
    var options = LoadOptions(
      missing: missing, delimiter: delimiter, encoding: encoding, header: header, format: format)
    for (name, value) in types?.pairs ?? [] { options.types[name] = try ColumnType.read(value, for: name) }
    let files = paths.values.map(\.resolved)
    session.trace?.files += files
    return try session.work("loading") { [options, frames = session.frames] in
      try frames.load(files, options)
    }
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
