internal import CEngines

/// DuckDB's messages as faults: the sentence, without the kind in front and the excerpt of SQL behind it.
enum DuckFault {
  /// The fault for a message of DuckDB and its kind.
  static func of(_ told: String, _ kind: duckdb_error_type = 0) -> Fault {
    let message = Secrets.hidden(in: told)
    let sentence = sentence(of: message)
    switch Int(kind) {
    case DUCK_ERROR_INTERRUPT: return .interrupted
    case DUCK_ERROR_OUT_OF_MEMORY: return outOfMemory(sentence)
    case DUCK_ERROR_IO: return Fault("E013", sentence)
    case DUCK_ERROR_CONVERSION, DUCK_ERROR_OUT_OF_RANGE: return Fault("E014", sentence)
    default: break
    }
    if message.hasPrefix("INTERRUPT Error") { return .interrupted }
    if message.hasPrefix("Out of Memory Error") { return outOfMemory(sentence) }
    if message.hasPrefix("IO Error") { return Fault("E013", sentence) }
    if message.hasPrefix("Conversion Error") || message.hasPrefix("Out of Range Error") {
      return Fault("E014", sentence)
    }
    return Fault("E010", sentence, help: near(message).map { "did you mean `\($0)`?" })
  }

  /// The first name that DuckDB thinks was meant.
  private static func near(_ message: String) -> String? {
    guard let line = message.split(separator: "\n").first(where: { $0.hasPrefix("Did you mean") }) else { return nil }
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
  }

  private static func outOfMemory(_ sentence: String) -> Fault {
    Fault("E012", "there is not enough memory: " + sentence, help: "work on fewer rows or columns at a time")
  }

  /// The first paragraph's first line, without the kind in front and without a full stop at the end.
  private static func sentence(of message: String) -> String {
    var line = message.split(separator: "\n").first.map(String.init) ?? "DuckDB refused the statement"
    for kind in ["Error: ", "Exception: "] {
      guard let end = line.firstRange(of: kind)?.upperBound else { continue }
      let front = line[..<end].dropLast(kind.count)
      if front.allSatisfy({ $0.isLetter || $0 == " " }) && front.count < 30 { line = String(line[end...]) }
    }
    while let last = line.last, last == "." || last == "!" || last == " " { line.removeLast() }
    return line + rowReason(message)
  }

  /// Why a line of a delimited file was refused, which DuckDB tells further down than where.
  private static func rowReason(_ message: String) -> String {
    guard message.contains("CSV Error on Line:") else { return "" }
    let reasons = ["Expected Number of Columns:", "unterminated quote", "Error when converting column"]
    let line = message.split(separator: "\n").first { line in reasons.contains { line.contains($0) } }
    return line.map { "; \($0)" } ?? ""
  }
}
