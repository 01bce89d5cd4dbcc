/// A column's name as it is typed after the dot.
public enum ColumnName {
  /// The plain word, or the name between backticks.
  public static func typed(_ name: String) -> String {
    let isWord = name.unicodeScalars.enumerated().allSatisfy { index, scalar in
      scalar == "_" || scalar.properties.isAlphabetic || (index > 0 && scalar.properties.numericType != nil)
    }
    return isWord && !name.isEmpty ? name : "`" + safeText(name) + "`"
  }
}
