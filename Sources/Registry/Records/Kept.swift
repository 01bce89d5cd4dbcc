import Engines
import FoundationEssentials

/// A value kept as the JSON that the registry stores, read only when somebody asks.
struct Kept<Value: Codable & Sendable>: Hashable, Codable, Sendable {
  let text: String

  init(text: String) { self.text = text }

  /// Writes a value with its keys in order, so that equal values are equal texts.
  init(_ value: Value) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      text = String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw Fault("W018", "a value could not be written into the registry")
    }
  }

  /// The value, none when the stored text is not what this version of the program writes.
  var value: Value? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(Value.self, from: Data(text.utf8))
  }
}
