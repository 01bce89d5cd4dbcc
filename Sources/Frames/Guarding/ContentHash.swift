import Engines

/// What a table holds, as one hash: the names and types of its columns and every cell, in the order of the rows. It does not
/// depend on where the rows come from, so the same rows of a CSV and of a Parquet file have one hash.
public struct ContentHash: Codable, Hashable, Sendable {
  /// SHA-256 in hexadecimal.
  public var hash: String
  public var rows: Int

  public init(hash: String, rows: Int) {
    self.hash = hash
    self.rows = rows
  }
}

extension Frame {
  /// Reads every cell once.
  public func contentHash() throws -> ContentHash {
    var columns = schema.fields.map(ColumnDigest.init)
    var rows = 0
    try chunks { table in
      rows += table.rowCount
      let begun = columns
      columns = try Beside.map(columns.count, together: table.rowCount >= 10_000) { place in
        var digest = begun[place]
        digest.take(table.columns[place])
        return digest
      }
    }
    let whole = columns.map(\.line).joined(separator: "\n")
    return ContentHash(hash: SHA256.hex("mlops content 1\n\(rows)\n\(whole)\n"), rows: rows)
  }
}

/// The hash of one column, taken in piece by piece: where a piece ends makes no difference.
private struct ColumnDigest: Sendable {
  let field: Field
  private var hash = SHA256()

  init(_ field: Field) { self.field = field }

  /// The column in the text that is hashed for the whole; a column in which all is missing counts as text, as files hold it.
  var line: String { "\(Spelling.quoted(field.name)) \(field.type == .missing ? .text : field.type) \(hash.finish())" }

  /// A missing cell is a 0; another one a 1 and its bytes: numbers in eight, lowest first, texts behind their length.
  mutating func take(_ column: Column) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(column.count * 9)
    func add(_ bits: UInt64) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }
    func add(_ text: String) {
      let utf8 = Array(text.utf8)
      add(UInt64(utf8.count))
      bytes += utf8
    }
    for row in 0..<column.count {
      guard !column.isMissing(row) else {
        bytes.append(0)
        continue
      }
      bytes.append(1)
      switch column.values {
      case .missing: continue
      case .bools(let values): bytes.append(values[row] ? 1 : 0)
      case .ints(let values), .durations(let values), .moments(let values, _): add(UInt64(bitPattern: values[row]))
      case .doubles(let values): add((values[row] == 0 ? 0 : values[row]).bitPattern)
      case .days(let values): add(UInt64(bitPattern: Int64(values[row])))
      case .texts(let values): add(values[row] ?? "")
      case .lists, .records: add(column[row].description)
      }
    }
    hash.update(bytes)
  }
}
