/// A row of small bars in one line of text: the shape of a distribution inside a table.
public enum Sparkline {
  /// One sign for each value, by its share of the largest; ASCII has four heights.
  public static func text(_ values: [Double], _ paint: Paint) -> String {
    let signs = Array(paint.isUnicode ? "▁▂▃▄▅▆▇█" : "_.-=#")
    let top = values.filter(\.isFinite).max() ?? 0
    return String(
      values.map { value -> Character in
        guard value.isFinite, value > 0, top > 0 else { return paint.isUnicode ? "▁" : "_" }
        return signs[min(signs.count - 1, Whole.of(value / top * Double(signs.count - 1) + 0.5))]
      })
  }
}
