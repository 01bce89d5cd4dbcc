/// One parameter of a run or a model, as it was given.
public enum Setting: Hashable, Sendable, Codable, CustomStringConvertible {
  case none
  case truth(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([Setting])

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .none
    } else if let truth = try? value.decode(Bool.self) {
      self = .truth(truth)
    } else if let whole = try? value.decode(Int.self) {
      self = .whole(whole)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try value.decode([Setting].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .none: try value.encodeNil()
    case .truth(let truth): try value.encode(truth)
    case .whole(let whole): try value.encode(whole)
    case .number(let number): try value.encode(number)
    case .text(let text): try value.encode(text)
    case .list(let items): try value.encode(items)
    }
  }

  public var description: String {
    switch self {
    case .none: "none"
    case .truth(let truth): "\(truth)"
    case .whole(let whole): "\(whole)"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    }
  }
}
