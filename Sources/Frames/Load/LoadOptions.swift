/// What a person may say about files to read; what is not said is found out and told.
public struct LoadOptions: Hashable, Sendable {
  /// Types by column, in place of those that would be guessed.
  public var types: [String: ColumnType] = [:]
  /// The texts that mean "missing"; an empty field always does.
  public var missing: [String] = LoadOptions.usualMissing
  /// One character, for CSV.
  public var delimiter: String?
  /// Whether the first row of a CSV names the columns.
  public var header: Bool?
  /// `utf-8`, `utf-16` or `latin-1`, for CSV.
  public var encoding: String?
  /// `csv`, `tsv`, `json`, `jsonl` or `parquet`, in place of what the first bytes say.
  public var format: FileFormat?

  public static let usualMissing = ["NA", "N/A", "NaN", "null"]

  public init() {}
}
