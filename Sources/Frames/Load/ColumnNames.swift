import Engines

/// The names of columns as a header wrote them: trimmed, never empty, never twice.
enum ColumnNames {
  static func settled(_ written: [String], _ remarks: inout [String]) -> [String] {
    var taken: Set<String> = []
    return written.enumerated().map { position, text in
      let base = text.trimmed.isEmpty ? "column_\(position + 1)" : text.trimmed
      var name = base
      var number = 2
      while !taken.insert(Spelling.folded(name)).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      if name != base { remarks.append("a second column `\(base)` is called `\(name)`") }
      if text.trimmed.isEmpty { remarks.append("column \(position + 1) has no name and is called `\(name)`") }
      return name
    }
  }
}
