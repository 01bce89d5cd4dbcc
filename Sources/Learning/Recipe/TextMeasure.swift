/// A number for each text that training knew: what target and frequency encoding have found out.
public struct TextMeasure: Codable, Hashable, Sendable {
  public var values: [String]
  public var numbers: [Double]
  /// The number of any other text.
  public var other: Double
  /// The number of a missing text; none for that of the fill, or else no number.
  public var missing: Double?
  public var fill: String?
}

/// A text measure made ready to be asked.
struct TextScale: Sendable {
  private let places: [String: Double]
  private let other: Double
  let missing: Double

  init(_ measure: TextMeasure) {
    places = Dictionary(zip(measure.values, measure.numbers), uniquingKeysWith: { first, _ in first })
    other = measure.other
    missing = measure.missing ?? measure.fill.map { [places] in places[$0] ?? measure.other } ?? .nan
  }

  func number(_ text: String) -> Double { places[text] ?? other }

  func knows(_ text: String) -> Bool { places[text] != nil }
}
