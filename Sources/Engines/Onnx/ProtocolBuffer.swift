/// A message of Protocol Buffers, in which ONNX keeps models, read field by field; every length is compared with what is
/// left.
struct ProtocolBuffer {
  /// One field: its number and what it holds.
  struct Field {
    enum Value {
      /// A whole number, or 64 bits of another.
      case number(UInt64)
      case bits32(UInt32)
      /// A text, bytes, a message, or many numbers.
      case bytes(Range<Int>)
    }

    let number: Int
    let value: Value
  }

  private let all: [UInt8]
  private var place: Int
  private let end: Int

  init(_ bytes: [UInt8]) { self.init(bytes, bytes.indices) }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    all = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  /// The next field; none at the end. The fault says what is wrong.
  mutating func next() throws -> Field? {
    guard place < end else { return nil }
    let key = try varint()
    guard key >> 3 > 0, let number = Int(exactly: key >> 3) else { throw OnnxFile.refused("a field has no number") }
    switch key & 7 {
    case 0: return Field(number: number, value: .number(try varint()))
    case 1: return Field(number: number, value: .number(try fixed(8)))
    case 2:
      guard let length = Int(exactly: try varint()), length <= end - place else {
        throw OnnxFile.refused("a field is longer than the file")
      }
      defer { place += length }
      return Field(number: number, value: .bytes(place..<place + length))
    case 5: return Field(number: number, value: .bits32(UInt32(truncatingIfNeeded: try fixed(4))))
    default: throw OnnxFile.refused("a field is of no known kind")
    }
  }

  /// The message that a field holds.
  func message(_ field: Field) throws -> ProtocolBuffer {
    guard case .bytes(let range) = field.value else { throw OnnxFile.refused("a part of it is no message") }
    return ProtocolBuffer(all, range)
  }

  /// The text that a field holds.
  func text(_ field: Field) throws -> String {
    guard case .bytes(let range) = field.value, let text = String(validating: all[range], as: UTF8.self),
      !text.utf8.contains(0)
    else { throw OnnxFile.refused("a text is no UTF-8") }
    return text
  }

  /// How many bytes a field holds.
  func count(_ field: Field) -> Int { if case .bytes(let range) = field.value { range.count } else { 0 } }

  /// The whole numbers of a field, of which there may be many in one.
  func wholes(_ field: Field) throws -> [Int64] {
    switch field.value {
    case .number(let number): return [Int64(bitPattern: number)]
    case .bits32: throw OnnxFile.refused("a number is of another kind")
    case .bytes(let range):
      var packed = ProtocolBuffer(all, range)
      var numbers: [Int64] = []
      while packed.place < packed.end { numbers.append(Int64(bitPattern: try packed.varint())) }
      return numbers
    }
  }

  private mutating func varint() throws -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while place < end, shift < 64 {
      let byte = all[place]
      place += 1
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw OnnxFile.refused("it is cut")
  }

  private mutating func fixed(_ size: Int) throws -> UInt64 {
    guard size <= end - place else { throw OnnxFile.refused("it is cut") }
    var number: UInt64 = 0
    for (offset, byte) in all[place..<place + size].enumerated() { number |= UInt64(byte) << UInt64(8 * offset) }
    place += size
    return number
  }
}
