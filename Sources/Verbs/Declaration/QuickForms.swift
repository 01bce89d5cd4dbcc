import Language

/// What the commonest calls with one value come to, without the way through the declaration: a loop makes a million of
/// them. Each gives what the declared verb gives, or none where the call must be made; a test compares both ways.
enum QuickForms {
  typealias Form = @Sendable (Value) -> Value?

  static let all: [String: Form] = ["abs": abs, "length": length, "lower": lower, "upper": upper]

  private static let abs: Form = { value in
    switch value {
    case .int(let number) where number != .min: .int(Swift.abs(number))
    case .double(let number) where !number.isNaN: .double(Swift.abs(number))
    default: nil
    }
  }

  private static let length: Form = { value in
    switch value.asObject {
    case let list as ListObject: .int(list.size)
    case let text as TextObject: .int(text.length)
    case let record as RecordObject: .int(record.names.count)
    default: nil
    }
  }

  private static let lower: Form = { mapped($0, 65...90) { $0 + 32 } }
  private static let upper: Form = { mapped($0, 97...122) { $0 - 32 } }

  /// A text of plain ASCII with some of its letters changed; none for any other text.
  private static func mapped(_ value: Value, _ letters: ClosedRange<UInt8>, _ change: (UInt8) -> UInt8) -> Value? {
    guard let text = (value.asObject as? TextObject)?.string, text.utf8.allSatisfy({ $0 < 128 }) else { return nil }
    let changed = text.utf8.map { letters.contains($0) ? change($0) : $0 }
    return .text(String(decoding: changed, as: UTF8.self))
  }
}
