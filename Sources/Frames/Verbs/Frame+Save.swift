import Engines
import Glibc

extension Frame {
  /// Writes the rows to a file, as its ending says: `.csv`, `.tsv`, `.jsonl`, `.parquet`, the first three also with
  /// `.gz`.
  /// The file stands there whole or not at all; one that was there is replaced. Gives the number of rows.
  @discardableResult
  public func save(_ path: String) throws -> Int {
    guard !RemoteAddress.isOne(path) else {
      throw Fault("F043", "`save` writes files of this machine, and `\(path)` is an address", subject: path)
    }
    let target = Disk.resolved(path, in: context.folder)
    try context.fence?.check(target, written: path)
    guard let form = SaveForm(target) else {
      throw Fault(
        "F043", "`\(path)` has no ending that says how to write it", subject: path,
        help: "end it in .csv, .tsv, .jsonl or .parquet (.csv.gz packs it)")
    }
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    guard Disk.entry(folder)?.isFolder ?? false else {
      throw Fault("F043", "there is no folder `\(folder)`", subject: path, help: "make it first: mkdir -p \(folder)")
    }
    guard !(Disk.entry(target)?.isFolder ?? false) else {
      throw Fault("F043", "`\(path)` is a folder", subject: path, help: "name a file in it")
    }
    let draft = "\(folder)/.\(Disk.name(target)).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).part"
    Leftovers.sweep(beside: target)
    Leftovers.add(draft)
    do {
      let rows = try read { connection, text in
        try connection.query(
          SQLText(
            sql: "COPY (\(form.query(schema, text.sql))) TO \(DuckSQL.text(draft)) (\(form.options))",
            values: text.values)
        ).int() ?? 0
      }
      try Frame.sync(draft)
      try Watch.current.check()
      guard Glibc.rename(draft, target) == 0 else {
        throw Fault("F044", "`\(path)` cannot be written: \(String(cString: strerror(errno)))", subject: path)
      }
      Leftovers.keep(draft)
      try Frame.sync(folder)
      return rows
    } catch {
      Leftovers.remove(draft)
      guard let fault = error as? Fault, fault.code == "E013" else { throw error }
      throw Fault("F044", "`\(path)` cannot be written: \(fault.message)", subject: path)
    }
  }

  /// Makes what was written, or a folder's names, survive a loss of power.
  private static func sync(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw Fault("F044", "`\(path)` cannot be written: \(String(cString: strerror(errno)))", subject: path)
    }
    defer { close(file) }
    guard fsync(file) == 0 else {
      throw Fault("F044", "`\(path)` cannot be written: \(String(cString: strerror(errno)))", subject: path)
    }
  }
}

/// How a file's ending says that it is written.
private struct SaveForm {
  enum Kind { case separated(String), jsonLines, parquet }

  let kind: Kind
  let isPacked: Bool

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
