import Engines
import Frames

/// A 64-bit key of each row's content, by which rows are known again and data is fingerprinted.
enum RowKeys {
  /// The keys of the rows of a table over some of its columns, in that order. Whole numbers and decimals of one value
  /// give one key, whatever the column's type.
  static func of(_ table: Table, columns: [String]) -> [UInt64] {
    var keys = [UInt64](repeating: 0x6D6C_6F70_7321, count: table.rowCount)
    for name in columns {
      guard let column = table[name] else { continue }
      mix(column, into: &keys)
    }
    return keys
  }

  /// SHA-256 of the keys in their order, in hexadecimal.
  static func fingerprint(_ keys: [UInt64]) -> String {
    var hash = SHA256()
    for start in stride(from: 0, to: keys.count, by: 8192) {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(8192 * 8)
      for key in keys[start..<min(start + 8192, keys.count)] {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: key >> shift)) }
      }
      hash.update(bytes)
    }
    return hash.finish()
  }

  private static func mix(_ column: Column, into keys: inout [UInt64]) {
    func fold(_ row: Int, _ content: UInt64) {
      keys[row] = RandomSource.mixed(keys[row] &* 0x9E37_79B9_7F4A_7C15 &+ content)
    }
    func fold(_ row: Int, _ number: Double) {
      fold(row, number == 0 ? 0 : number.isNaN ? absent : number.bitPattern)
    }
    func isPresent(_ row: Int) -> Bool { column.validity.map { $0[row] } ?? true }
    switch column.values {
    case .missing(let count): for row in 0..<count { fold(row, absent) }
    case .doubles(let values): for row in values.indices { fold(row, values[row]) }
    case .ints(let values):
      for row in values.indices { isPresent(row) ? fold(row, Double(values[row])) : fold(row, absent) }
    case .bools(let values): for row in values.indices { fold(row, isPresent(row) ? (values[row] ? 1 : 2) : absent) }
    case .texts(let texts):
      let hashes = texts.dictionary.map(hash)
      for (row, code) in texts.codes.enumerated() { fold(row, code < 0 ? absent : hashes[Int(code)]) }
    case .days(let values):
      for row in values.indices { fold(row, isPresent(row) ? UInt64(bitPattern: Int64(values[row])) : absent) }
    case .moments(let values, _), .durations(let values):
      for row in values.indices { fold(row, isPresent(row) ? UInt64(bitPattern: values[row]) : absent) }
    case .lists, .records:
      for row in 0..<column.count { fold(row, hash(column[row].description)) }
    }
  }

  private static let absent: UInt64 = 0xA5A5_0F0F_1234_5678

  /// FNV-1a over the UTF-8 of a text (Fowler, Noll, Vo), scattered once more.
  static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return RandomSource.mixed(hash)
  }
}
