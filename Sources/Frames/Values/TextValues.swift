/// The texts of a column: each row is a code into a dictionary, so that equal texts are stored and compared once.
///
/// A column of many different texts stops looking for equal ones after a while; its dictionary may then hold a text
/// twice (`isDistinct` is false).
public struct TextValues: Sendable {
  /// The texts by code.
  public internal(set) var dictionary: [String] = []
  /// One for each row; -1 where the value is missing.
  public internal(set) var codes: [Int32] = []
  /// No text stands twice in the dictionary.
  public internal(set) var isDistinct = true
  private var known: [String: Int32] = [:]

  /// Past so many different texts in a column, equal ones are no longer looked for.
  private static let limit = 50_000

  public init() {}

  public init(_ texts: [String?]) {
    codes.reserveCapacity(texts.count)
    for text in texts { append(text) }
  }

  public var count: Int { codes.count }

  /// The text of a row; none where it is missing.
  public subscript(row: Int) -> String? {
    let code = codes[row]
    return code < 0 ? nil : dictionary[Int(code)]
  }

  public mutating func append(_ text: String?) {
    guard let text else { codes.append(-1); return }
    if isDistinct, let code = known[text] { codes.append(code); return }
    let code = Int32(clamping: dictionary.count)
    dictionary.append(text)
    codes.append(code)
    guard isDistinct else { return }
    if dictionary.count > TextValues.limit {
      isDistinct = false
      known = [:]
    } else {
      known[text] = code
    }
  }

  mutating func reserve(_ rows: Int) { codes.reserveCapacity(rows) }

  /// The rows at the given positions, with the same dictionary.
  public func rows(_ positions: some Sequence<Int>) -> TextValues {
    var result = self
    result.codes = positions.map { codes[$0] }
    return result
  }
}
