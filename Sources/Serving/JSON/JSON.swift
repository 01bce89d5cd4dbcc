import Engines

/// A whole JSON value in memory, for the small answers and files that our own programs exchange.
public indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case list([JSON])
  case record([Field])

  /// One field of a record; records keep the order of their fields.
  public struct Field: Hashable, Sendable {
    public var name: String
    public var value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// Reads one value and nothing after it; an error is a `Fault` that names the byte offset.
  public init(_ bytes: [UInt8]) throws {
    var reader = JSONReader(bytes)
    do {
      self = try reader.value()
      try reader.end()
    } catch let refusal as Refusal {
      throw refusal.fault
    }
  }

  /// The field of a record, or none.
  public subscript(_ name: String) -> JSON? {
    guard case .record(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }

  public var text: String? { if case .text(let text) = self { text } else { nil } }
  public var int: Int? { if case .int(let int) = self { int } else { nil } }
  public var list: [JSON]? { if case .list(let list) = self { list } else { nil } }
  public var fields: [Field]? { if case .record(let fields) = self { fields } else { nil } }
  public var number: Double? {
    switch self {
    case .int(let int): Double(int)
    case .double(let double): double
    default: nil
    }
  }

  /// One line of JSON.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }
}

extension JSONReader {
  /// Reads any value into memory.
  mutating func value() throws -> JSON {
    skipSpace()
    switch next {
    case Self.quote: return .text(try text())
    case Self.list:
      var list: [JSON] = []
      try each(Self.list) { list.append(try $0.value()) }
      return .list(list)
    case Self.record:
      var fields: [JSON.Field] = []
      var names: Set<String> = []
      try each(Self.record) { reader in
        let name = try reader.key()
        guard names.insert(name).inserted else { throw reader.duplicate(name) }
        fields.append(JSON.Field(name, try reader.value()))
      }
      return .record(fields)
    case UInt8(ascii: "t"): try word("true"); return .bool(true)
    case UInt8(ascii: "f"): try word("false"); return .bool(false)
    case UInt8(ascii: "n"): try word("null"); return .null
    default:
      switch try number() {
      case .int(let int): return .int(int)
      case .double(let double): return .double(double)
      }
    }
  }
}

extension JSON: ExpressibleByDictionaryLiteral {
  /// A record with its fields in the order that they are written in.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .record(elements.map { Field($0, $1) })
  }
}

extension JSON: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self = .text(text) }
}
