import Frames

/// Something in a table that a person should know before working with it.
public struct ProfileWarning: Hashable, Sendable {
  /// A word for it: `constant`, `identifier`, `skewed`.
  public var kind: String
  /// None where the rows are meant.
  public var column: String?
  public var text: String

  /// All warnings, those of the rows first, then by column.
  static func all(
    _ columns: [ColumnFacts], rows: Int, duplicates: Int, _ associations: [Association]
  ) -> [ProfileWarning] {
    var warnings: [ProfileWarning] = []
    if duplicates > 0 {
      warnings.append(
        ProfileWarning(
          kind: "duplicates", column: nil,
          text: duplicates == 1 ? "1 row repeats an earlier one" : "\(Counted.rows(duplicates)) repeat an earlier one"))
    }
    for column in columns { warnings += column.warnings }
    for pair in associations.prefix(50) where pair.strength >= 0.95 {
      let value = "\(pair.measure.rawValue) \(Counted.decimals(pair.value, 3))"
      let ranks = pair.spearman.map { ", Spearman \(Counted.decimals($0, 3))" } ?? ""
      warnings.append(
        ProfileWarning(
          kind: "correlated", column: pair.first,
          text: ".\(pair.first) and .\(pair.second) say nearly the same (\(value)\(ranks))"))
    }
    return warnings
  }
}

extension ColumnFacts {
  /// What is striking in the column alone.
  fileprivate var warnings: [ProfileWarning] {
    func warning(_ kind: String, _ text: String) -> ProfileWarning {
      ProfileWarning(kind: kind, column: name, text: ".\(name) \(text)")
    }
    guard rows > 1 else { return [] }
    if present == 0 { return [warning("empty", "has no value in any row")] }
    if distinct == 1 { return [warning("constant", "is the same in every row that has it")] }
    var found: [ProfileWarning] = []
    if missingShare >= 0.5 {
      found.append(warning("missing", "is missing in \(Counted.percent(missingShare)) of the rows"))
    }
    if isIdentifier {
      found.append(warning("identifier", "is different in every row, as an identifier is"))
    } else if let distinct, words != nil, present >= 20 {
      if Double(distinct) >= 0.95 * Double(present) {
        found.append(
          warning("nearly unique", "is nearly unique: \(Counted.values(distinct)) in \(Counted.rows(present))"))
      } else if distinct > 50 {
        found.append(warning("many values", "has \(Counted.values(distinct)) that differ"))
      }
    }
    if let numbers { found += numberWarnings(numbers, warning) }
    if let words { found += wordWarnings(words, warning) }
    return found
  }

  private func numberWarnings(
    _ numbers: NumberFacts, _ warning: (String, String) -> ProfileWarning
  ) -> [ProfileWarning] {
    var found: [ProfileWarning] = []
    if let skewness = numbers.skewness, abs(skewness) > 3, numbers.distinct > 10, type.isNumeric {
      let side = skewness > 0 ? "high" : "low"
      found.append(warning("skewed", "is skewed to the \(side) side (skewness \(Counted.decimals(skewness, 1)))"))
    }
    let zeros = Double(numbers.zeros) / Double(max(1, numbers.count))
    if zeros >= 0.5, numbers.distinct > 2, type.isNumeric {
      found.append(warning("zeros", "is 0 in \(Counted.percent(zeros)) of its rows"))
    }
    if numbers.infinite > 0 { found.append(warning("infinite", "is infinite in \(Counted.rows(numbers.infinite))")) }
    return found
  }

  private func wordWarnings(_ words: WordFacts, _ warning: (String, String) -> ProfileWarning) -> [ProfileWarning] {
    guard type == .text else { return [] }
    var found: [ProfileWarning] = []
    if words.dates >= 0.9 {
      found.append(warning("dates as text", "holds dates as text: `parse_date` or `types:` of `load` reads them"))
    } else if words.numbers >= 0.9 {
      found.append(warning("numbers as text", "holds numbers as text: `number(.\(name))` reads them"))
    }
    if words.blanks > 0 { found.append(warning("blank", "is blank, not missing, in \(Counted.rows(words.blanks))")) }
    if words.padded > 0 { found.append(warning("blanks", "has blanks around it in \(Counted.rows(words.padded))")) }
    if let (a, b) = words.twins {
      found.append(warning("spelling", "spells one value in two ways: \"\(a)\", \"\(b)\""))
    }
    if let mixed = words.mixed {
      found.append(
        warning("mixed scripts", "mixes letters that look alike of several scripts: \"\(mixed.prefix(40))\""))
    } else if words.scripts.count > 1 {
      found.append(warning("several scripts", "is written in \(words.scripts.prefix(4).joined(separator: ", "))"))
    }
    return found
  }
}
