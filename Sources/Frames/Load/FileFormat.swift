import Engines

/// How rows stand in a file. The first bytes decide; a name's ending helps where they cannot.
public enum FileFormat: String, Hashable, Sendable, CaseIterable {
  case csv, tsv, json, jsonl, parquet

  /// The format of a file, from its first bytes and its name.
  static func of(_ path: String, head: [UInt8]) -> FileFormat {
    if head.starts(with: Array("PAR1".utf8)) { return .parquet }
    let named = byName(path)
    if isCompressed(head) { return named ?? .csv }
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    switch text.first(where: { $0 > 32 }) {
    case UInt8(ascii: "["): return named == .csv || named == .tsv ? looksLikeJSON(text) ? .json : named ?? .json : .json
    case UInt8(ascii: "{"): return looksLikeJSON(text) ? .jsonl : named ?? .csv
    default: return named == .tsv ? .tsv : .csv
    }
  }

  /// The format that the ending stands for, under `.gz` too.
  static func byName(_ path: String) -> FileFormat? {
    let name = path.hasSuffix(".gz") ? path.dropLast(3) : path[...]
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "csv", "txt": return .csv
    case "tsv", "tab": return .tsv
    case "json": return .json
    case "jsonl", "ndjson": return .jsonl
    case "parquet", "pq": return .parquet
    default: return nil
    }
  }

  static func isCompressed(_ head: [UInt8]) -> Bool { head.starts(with: [0x1F, 0x8B]) }

  /// A bracket is followed by a quote, another bracket, a number or its own end.
  private static func looksLikeJSON(_ text: ArraySlice<UInt8>) -> Bool {
    let signs = text.lazy.filter { $0 > 32 }.prefix(2)
    guard let second = signs.dropFirst().first else { return true }
    return Array("\"{[]}-0123456789tfn".utf8).contains(second)
  }
}
