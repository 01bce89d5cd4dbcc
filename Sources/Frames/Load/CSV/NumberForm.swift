import Engines

/// How numbers are written in a column of texts: the mark before decimals, and the one between groups of three digits.
struct NumberForm: Hashable, Sendable {
  let decimal: Character
  /// None where digits are not grouped.
  let group: Character?

  /// `1234.5`, which needs no form.
  static let plain = NumberForm(decimal: ".", group: nil)

  /// The forms that are tried where nothing is said.
  static let common: [NumberForm] =
    [".", " ", "\u{A0}", "\u{202F}", "'"].map { NumberForm(decimal: ",", group: $0) }
    + [",", " ", "\u{A0}", "\u{202F}", "'"].map { NumberForm(decimal: ".", group: $0) }

  /// What one text tells of the form.
  enum Found {
    /// A whole number that would be the same in the plain form.
    case whole
    /// Digits in groups that no other form has.
    case grouped
    case decimal
    /// Three digits behind a mark, which may be decimals or a group.
    case either
  }

  /// None where the text is no number in the form: leading zeros, groups of other than three digits.
  func found(_ text: String) -> Found? {
    var rest = Substring(text).drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    if let sign = rest.first, sign == "+" || sign == "-" { rest.removeFirst() }
    let parts = rest.split(separator: decimal, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, parts.count == 1 || NumberForm.areDigits(parts[1]) else {
      return nil
    }
    let groups = group.map { whole.split(separator: $0, omittingEmptySubsequences: false) } ?? [whole]
    guard groups.allSatisfy(NumberForm.areDigits), let first = groups.first, !first.isEmpty,
      first.count == 1 || first.first != "0"
    else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(first.count), first != "0", groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
      let isClear = parts.count == 2 || groups.count > 2 || (group != "." && group != ",")
      return isClear ? .grouped : .either
    }
    guard parts.count == 2 else { return whole.count > 18 ? nil : .whole }
    return decimal == "." || parts[1].count != 3 || first == "0" || first.count > 3 ? .decimal : .either
  }

  private static func areDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }

  /// The plain form of a column of texts, in SQL.
  func sql(_ column: String) -> String {
    var text = "trim(\(column))"
    if let group { text = "replace(\(text), \(DuckSQL.text(String(group))), '')" }
    if decimal != "." { text = "replace(\(text), \(DuckSQL.text(String(decimal))), '.')" }
    return "ltrim(\(text), '+')"
  }

  /// What a number in the form looks like, as RE2 reads it.
  var pattern: String {
    let whole = "0|[1-9][0-9]*"
    let groups = group.map { "|[1-9][0-9]{0,2}(\(NumberForm.escaped($0))[0-9]{3})+" } ?? ""
    return " *[+-]?(\(whole)\(groups))(\(NumberForm.escaped(decimal))[0-9]*)? *"
  }

  private static func escaped(_ mark: Character) -> String { mark == "." ? "\\." : String(mark) }
}
