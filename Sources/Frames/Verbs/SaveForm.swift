import Engines

/// How a file's ending says that it is written.
struct SaveForm {
  enum Kind { case separated(String), jsonLines, parquet }

  let kind: Kind
  let isPacked: Bool

  /// The form that a word names: `parquet`, `csv`, `jsonl`.
  init?(word: String) { self.init("part." + word) }

  init?(_ path: String) {
    var name = Spelling.folded(path)
    isPacked = name.hasSuffix(".gz")
    if isPacked { name.removeLast(3) }
    switch name.split(separator: ".").last {
    case "csv": kind = .separated(",")
    case "tsv": kind = .separated("\t")
    case "jsonl", "ndjson": kind = .jsonLines
    case "parquet" where !isPacked: kind = .parquet
    default: return nil
    }
  }

  var ending: String {
    let own =
      switch kind {
      case .separated(let mark): mark == "\t" ? "tsv" : "csv"
      case .jsonLines: "jsonl"
      case .parquet: "parquet"
      }
    return own + (isPacked ? ".gz" : "")
  }

  var options: String {
    let packing = isPacked ? ", COMPRESSION gzip" : ""
    return switch kind {
    case .separated(let mark): "FORMAT csv, HEADER, DELIMITER \(mark == "\t" ? "e'\\t'" : "','")\(packing)"
    case .jsonLines: "FORMAT json\(packing)"
    case .parquet: "FORMAT parquet, COMPRESSION zstd"
    }
  }

  /// Each column as the format holds it: times as ISO 8601 where there is only text, lists in a field as JSON.
  func query(_ schema: Schema, _ sql: String) -> String {
    let columns = schema.fields.map { field in
      let name = DuckSQL.name(field.name)
      return "\(value(field.type, name)) AS \(name)"
    }
    return "SELECT \(columns.joined(separator: ", ")) FROM (\(sql))"
  }

  private func value(_ type: ColumnType, _ name: String) -> String {
    switch (kind, type) {
    case (_, .missing): "CAST(NULL AS VARCHAR)"
    case (.parquet, .text): "CAST(\(name) AS VARCHAR)"
    case (.parquet, .int): "CAST(\(name) AS BIGINT)"
    case (.parquet, .time(isZoned: true)): "to_timestamp(epoch_us(\(name)) / 1000000.0)"
    case (_, .duration): "to_microseconds(\(name))"
    case (.parquet, _): name
    case (_, .time(let isZoned)): "replace(CAST(\(name) AS VARCHAR), ' ', 'T')\(isZoned ? " || 'Z'" : "")"
    case (.separated, .list), (.separated, .record): "to_json(\(name))"
    default: name
    }
  }
}
