import Engines
import FoundationEssentials

/// A package is one deterministic byte string: a first line `mlops-model 1 CARD ENGINE` with the two lengths in bytes, the
/// card as JSON with sorted keys, and the engine's bytes.
extension Model {
  private static let magic = "mlops-model"
  private static let version = 1

  /// The bytes that are stored; equal models give equal bytes.
  public func package() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = Model.infinities.encoding
    let json = try encoder.encode(card)
    return Array("\(Model.magic) \(Model.version) \(json.count) \(engine.count)\n".utf8) + Array(json) + engine
  }

  /// Reads a package; L001 says what is wrong with bytes that are none.
  public init(package bytes: [UInt8]) throws {
    let newline = UInt8(ascii: "\n")
    guard let end = bytes.prefix(100).firstIndex(of: newline) else { throw Model.broken("it has no first line") }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 4, words[0] == Model.magic else { throw Model.broken("its first line is another's") }
    guard let version = Int(words[1]), version == Model.version else {
      throw Model.broken("it is of version \(words[1]), and this program reads version \(Model.version)")
    }
    guard let cardLength = Int(words[2]), let engineLength = Int(words[3]), cardLength >= 0, engineLength >= 0,
      cardLength <= bytes.count, engineLength <= bytes.count, end + 1 + cardLength + engineLength == bytes.count
    else { throw Model.broken("its lengths do not agree with its \(bytes.count) bytes") }
    let cardEnd = end + 1 + cardLength
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = Model.infinities.decoding
    do {
      let card = try decoder.decode(ModelCard.self, from: Data(bytes[(end + 1)..<cardEnd]))
      self.init(card: card, engine: Array(bytes[cardEnd...]))
    } catch {
      throw Model.broken("its card cannot be read")
    }
  }

  private static let infinities = (
    encoding: JSONEncoder.NonConformingFloatEncodingStrategy.convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan"),
    decoding: JSONDecoder.NonConformingFloatDecodingStrategy.convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  )

  private static func broken(_ why: String) -> Fault {
    Fault("L001", "these bytes are no model package: \(why)", help: "register the model again, or restore the file")
  }
}
