public import Display
public import Language

/// A value of a domain with fields to read and a form of its own on the screen: a model, a report, a version.
open class DomainObject: Object {
  /// The fields that stand after a dot, in order.
  open var fields: [(name: String, value: Value)] { [] }

  /// The names of fields that differ each time a script runs, such as ids and times; a hash of the value leaves them
  /// out.
  open var passing: Set<String> { [] }

  /// What the screen shows of it.
  open func showable(_ session: Session) throws -> any Showable {
    RecordText(fields.map { RecordText.Field($0.name, Item($0.value)) })
  }

  override open var memberNames: [String] { fields.map(\.name) }
  override open func member(_ name: String) throws -> Value? { fields.first { $0.name == name }?.value }
}

extension Item {
  /// A value as the screen shows it among others.
  init(_ value: Value) {
    switch value {
    case .none: self = .missing
    case .bool(let value): self = .truth(value)
    case .int(let value): self = .integer(value)
    case .double(let value): self = .exact(value)
    case .object(let object):
      switch object {
      case let text as TextObject: self = .text(text.string)
      case let list as ListObject: self = .list(list.values.map(Item.init))
      case let record as RecordObject:
        self = .record(record.fields.map { RecordText.Field($0.name, Item($0.value)) })
      default: self = .inert(object.inline)
      }
    }
  }
}
