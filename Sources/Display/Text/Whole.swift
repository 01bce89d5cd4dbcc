/// Decimals as integers without a trap.
enum Whole {
  /// The integer below; 0 for what is not a number, the nearest end for what is too large.
  static func of(_ value: Double) -> Int {
    guard value == value else { return 0 }
    return Int(exactly: max(-9e15, min(9e15, value.rounded(.down)))) ?? 0
  }
}
