/// Puts numbers into bytes: whole ones in as few as they need (LEB128), decimals in eight.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func whole(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func decimal(_ value: Double) {
    var bits = value.bitPattern.littleEndian
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
    }
  }

  mutating func text(_ value: String) {
    whole(value.utf8.count)
    bytes += value.utf8
  }
}

/// Takes numbers out of bytes that nobody vouches for: E038 where they end too soon or tell what cannot be.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  var isAtEnd: Bool { place >= bytes.endIndex }
  /// How many bytes are left.
  var left: Int { bytes.endIndex - place }

  mutating func byte() throws -> UInt8 {
    guard place < bytes.endIndex else { throw ByteReader.damaged }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func whole(_ range: ClosedRange<Int>) throws -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      guard next & 0x80 != 0 else {
        guard let whole = Int(exactly: value), range.contains(whole) else { throw ByteReader.damaged }
        return whole
      }
    }
    throw ByteReader.damaged
  }

  mutating func decimal() throws -> Double {
    guard left >= 8 else { throw ByteReader.damaged }
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(try byte()) << shift }
    return Double(bitPattern: bits)
  }

  mutating func text() throws -> String {
    let count = try whole(0...10_000)
    guard left >= count else { throw ByteReader.damaged }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  static var damaged: Fault { BoosterText.damaged("its packed trees cannot be read") }
}
