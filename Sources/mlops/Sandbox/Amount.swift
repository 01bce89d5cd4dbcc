import ArgumentParser
import Calendar
import Language

/// Amounts as they are typed after a flag.
enum Amount {
  static func steps(_ text: String) throws -> Int {
    guard let count = Int(text.filter { $0 != "_" }), count > 0 else {
      throw ValidationError("`\(text)` is no count above 0; write one such as 1_000_000")
    }
    return count
  }

  static func seconds(_ text: String) throws -> Double {
    guard let period = Period(text), period.isExact, period.microseconds > 0 else {
      throw ValidationError("`\(text)` is no time above 0; write one such as 30s, 5m or 1h30m")
    }
    return Double(period.microseconds) / 1e6
  }

  static func bytes(_ text: String) throws -> Int {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "_" }
    let unit = text.dropFirst(digits.count)
    let sizes = ["": 1.0, "B": 1, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12]
    guard let size = sizes[String(unit)] else {
      let near = Nearest.names(to: String(unit), among: ["kB", "MB", "GB", "TB"]).first ?? "MB"
      throw ValidationError("`\(unit)` is no unit of size: did you mean `\(digits)\(near)`?")
    }
    guard let count = Double(digits.filter { $0 != "_" }), count > 0, let bytes = Int(exactly: (count * size).rounded())
    else {
      throw ValidationError("`\(text)` is no size above 0; write one such as 500MB")
    }
    return bytes
  }
}
