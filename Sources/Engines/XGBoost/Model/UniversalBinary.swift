/// A value of Universal Binary JSON, the form in which XGBoost keeps models (ubjson.org, draft 12).
enum UniversalBinary {
  case object([String: UniversalBinary])
  case list([UniversalBinary])
  /// A list whose numbers are all of one type.
  case numbers([Double])
  case text(String)
  case number(Double)
  case truth(Bool)
  case none

  /// Reads bytes that hold one value and nothing behind it; the fault says what is wrong.
  init(_ bytes: [UInt8]) throws {
    var reader = UniversalBinaryReader(bytes)
    self = try reader.value(try reader.byte(), depth: 0)
    guard reader.isAtEnd else { throw XGBoostTrees.damaged("something stands behind its end") }
  }

  subscript(name: String) -> UniversalBinary? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var names: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The numbers of a list, of one type or of several.
  var all: [Double]? {
    switch self {
    case .numbers(let numbers): return numbers
    case .list(let items):
      var numbers: [Double] = []
      for item in items {
        guard case .number(let number) = item else { return nil }
        numbers.append(number)
      }
      return numbers
    default: return nil
    }
  }

  var items: [UniversalBinary]? { if case .list(let items) = self { items } else { nil } }
}

/// Bytes as they are read; every length is compared with what is left.
private struct UniversalBinaryReader {
  private static let deepest = 16
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  mutating func byte() throws -> UInt8 {
    guard place < bytes.count else { throw XGBoostTrees.damaged("it is cut") }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func value(_ marker: UInt8, depth: Int) throws -> UniversalBinary {
    guard depth < Self.deepest else { throw XGBoostTrees.damaged("it is nested too deeply") }
    switch marker {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try list(depth)
    case UInt8(ascii: "S"): return .text(try text())
    case UInt8(ascii: "T"): return .truth(true)
    case UInt8(ascii: "F"): return .truth(false)
    case UInt8(ascii: "Z"): return .none
    default: return .number(try number(marker))
    }
  }

  private mutating func object(_ depth: Int) throws -> UniversalBinary {
    var members: [String: UniversalBinary] = [:]
    while true {
      let marker = try byte()
      if marker == UInt8(ascii: "}") { return .object(members) }
      let name = try text(marker)
      guard members[name] == nil else { throw XGBoostTrees.damaged("it tells `\(name.prefix(40))` twice") }
      members[name] = try value(try byte(), depth: depth + 1)
    }
  }

  private mutating func list(_ depth: Int) throws -> UniversalBinary {
    var marker = try byte()
    var type: UInt8?
    if marker == UInt8(ascii: "$") {
      type = try byte()
      marker = try byte()
      guard marker == UInt8(ascii: "#") else { throw XGBoostTrees.damaged("a list has no length") }
    }
    guard marker == UInt8(ascii: "#") else {
      var items: [UniversalBinary] = []
      while marker != UInt8(ascii: "]") {
        items.append(try value(marker, depth: depth + 1))
        marker = try byte()
      }
      return .list(items)
    }
    let count = try length(try byte())
    guard let type else {
      // Each value takes a byte or more.
      guard count <= bytes.count - place else { throw XGBoostTrees.damaged("a list is longer than the model") }
      var items: [UniversalBinary] = []
      for _ in 0..<count { items.append(try value(try byte(), depth: depth + 1)) }
      return .list(items)
    }
    guard let size = Self.size(type), count <= (bytes.count - place) / size else {
      throw XGBoostTrees.damaged("a list is longer than the model")
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try number(type)) }
    return .numbers(numbers)
  }

  private mutating func text() throws -> String { try text(try byte()) }

  private mutating func text(_ marker: UInt8) throws -> String {
    let count = try length(marker)
    guard count <= bytes.count - place, count <= 1_000_000 else { throw XGBoostTrees.damaged("a text is too long") }
    defer { place += count }
    guard let text = String(validating: bytes[place..<place + count], as: UTF8.self) else {
      throw XGBoostTrees.damaged("a text is no UTF-8")
    }
    return text
  }

  private mutating func length(_ marker: UInt8) throws -> Int {
    guard let count = Int(exactly: try number(marker)), count >= 0 else {
      throw XGBoostTrees.damaged("a length is no whole number")
    }
    return count
  }

  /// The bytes of a number of a type; none where the type is no number's.
  private static func size(_ type: UInt8) -> Int? {
    switch type {
    case UInt8(ascii: "i"), UInt8(ascii: "U"): 1
    case UInt8(ascii: "I"): 2
    case UInt8(ascii: "l"), UInt8(ascii: "d"): 4
    case UInt8(ascii: "L"), UInt8(ascii: "D"): 8
    default: nil
    }
  }

  private mutating func number(_ type: UInt8) throws -> Double {
    guard let size = Self.size(type) else { throw XGBoostTrees.damaged("a value is of no known type") }
    guard size <= bytes.count - place else { throw XGBoostTrees.damaged("it is cut") }
    var bits: UInt64 = 0
    for byte in bytes[place..<place + size] { bits = bits << 8 | UInt64(byte) }
    place += size
    switch type {
    case UInt8(ascii: "i"): return Double(Int8(truncatingIfNeeded: bits))
    case UInt8(ascii: "U"): return Double(bits)
    case UInt8(ascii: "I"): return Double(Int16(truncatingIfNeeded: bits))
    case UInt8(ascii: "l"): return Double(Int32(truncatingIfNeeded: bits))
    case UInt8(ascii: "d"): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case UInt8(ascii: "D"): return Double(bitPattern: bits)
    default: return Double(Int64(bitPattern: bits))
    }
  }
}
