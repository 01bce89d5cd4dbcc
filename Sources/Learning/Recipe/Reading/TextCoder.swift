/// Texts as the codes of a category feature: its place among the known values, one past the last for any other.
struct TextCoder {
  private let places: [String: Double]
  /// The code of a missing text.
  let missing: Double
  /// Training had texts beyond those listed, so that one more is nothing new.
  private let hasOthers: Bool

  init(values: [String], hasOthers: Bool, fill: String?) {
    self.hasOthers = hasOthers
    places = Dictionary(zip(values, values.indices.map(Double.init)), uniquingKeysWith: { first, _ in first })
    missing = fill.map { [places, count = values.count] in places[$0] ?? Double(count) } ?? .nan
  }

  func code(_ text: String) -> Double { places[text] ?? Double(places.count) }

  func knows(_ text: String) -> Bool { hasOthers || places[text] != nil }
}
