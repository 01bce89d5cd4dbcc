import FoundationEssentials

/// What a model keeps beside the file: how its numbers become inputs, and its outputs answers.
struct OnnxHeader: Codable {
  var version = 1
  var texts: [[String]]
  var outputs: [String]
  var classes: [Int]
  var isLabel: Bool

  init(texts: [[String]], outputs: [String], classes: [Int], isLabel: Bool) {
    self.texts = texts
    self.outputs = outputs
    self.classes = classes
    self.isLabel = isLabel
  }

  /// A first line `onnx COUNT`, the header as JSON of so many bytes, and the file.
  func bytes(before file: [UInt8]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(self)
    return Array("onnx \(json.count)\n".utf8) + Array(json) + file
  }

  /// Takes the bytes apart again; none where they are another's.
  static func read(_ bytes: [UInt8]) -> (header: OnnxHeader, file: [UInt8])? {
    guard let end = bytes.prefix(40).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 2, words[0] == "onnx", let count = Int(words[1]), count >= 0, count <= bytes.count - end - 1,
      let header = try? JSONDecoder().decode(OnnxHeader.self, from: Data(bytes[(end + 1)..<(end + 1 + count)])),
      header.version == 1
    else { return nil }
    return (header, Array(bytes[(end + 1 + count)...]))
  }
}
