/// Decimals as text: the shortest that reads back as the same number, always with a point or an exponent.
enum NumberText {
  static func plain(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    return value.description
  }
}
