public import Frames

/// How a prepared column becomes the number that the engine sees. Missing is NaN, which LightGBM knows.
public enum Encoding: Codable, Hashable, Sendable {
  /// Numbers as they are, truth as 0 and 1, durations in seconds; a missing one is the fill, and the number is then moved
  /// and stretched.
  case number(fill: Double?, centre: Double, spread: Double)
  /// The place of a text among the categories; any other text is one past the last. `hasOthers`: training had such texts.
  case category(values: [String], hasOthers: Bool, fill: String?)
  /// 1 where the text is the value, else 0.
  case indicator(value: String, among: [String], hasOthers: Bool, fill: String?)
  case part(CalendarPart)
  /// The place of a family's key among its values; one past the last for any other. It chooses a member and is no feature of
  /// any.
  case key(values: [Scalar])
  /// The number that training found for a text.
  case measure(TextMeasure)
  /// How many edges a number has reached; a missing one is the fill.
  case bin(edges: [Double], fill: Double?)
  /// How often a text hits one of the buckets.
  case bucket(TextHash, place: Int)
  /// 1 where the column is missing, else 0.
  case absence

  /// Whether the engine is to treat the numbers as names without an order.
  public var isCategorical: Bool {
    switch self {
    case .category, .key: true
    default: false
    }
  }

  /// Whether the number chooses a member of a family.
  public var isKey: Bool {
    if case .key = self { true } else { false }
  }
}
