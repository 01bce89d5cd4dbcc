public import Frames
public import Language

extension Scalar {
  /// The value as a cell of a table; throws V010 for what no column can hold, such as a function or a frame.
  public init(_ value: Value) throws {
    switch value {
    case .none: self = .missing
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .number(value)
    case .object(let object):
      switch object {
      case let text as TextObject: self = .text(text.string)
      case let date as DateObject: self = .date(date.day)
      case let time as TimeObject: self = .time(time.moment)
      case let duration as DurationObject: self = .duration(duration.period)
      case let list as ListObject: self = .list(try list.values.map(Scalar.init))
      case let range as RangeObject: self = .list(try (range.elements() ?? []).map(Scalar.init))
      case let record as RecordObject:
        self = .record(try record.fields.map { ScalarField($0.name, try Scalar($0.value)) })
      default: throw Diagnostic("V010", "\(value.aKind) cannot stand in a column")
      }
    }
  }
}

extension Scalar: Answer {
  public func value(in session: Session) -> Value { Value(self) }
}

extension Value {
  public init(_ scalar: Scalar) {
    switch scalar {
    case .missing: self = .none
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .text(let value): self = .text(value)
    case .date(let value): self = .date(value)
    case .time(let value): self = .time(value)
    case .duration(let value): self = .duration(value)
    case .list(let items): self = .list(items.map(Value.init))
    case .record(let fields): self = .record(fields.map { ($0.name, Value($0.value)) })
    }
  }
}
