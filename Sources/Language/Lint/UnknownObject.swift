/// Stands for a value that only a run can tell, while a script is looked at without running it.
public final class UnknownObject: Object {
  public static var value: Value { .object(UnknownObject()) }

  /// What is known of what the value is made of: the column `.age` of `.age > limit`, where `limit` is not known.
  public let parts: [Value]

  init(of parts: [Value] = []) {
    self.parts = parts
    super.init()
  }

  /// An unknown value made of these.
  public static func made(of values: [Value]) -> Value {
    let parts = values.flatMap { value -> [Value] in
      guard let object = value.asObject, object.layout == .other, !object.isCallable else { return [] }
      return (object as? UnknownObject)?.parts ?? [value]
    }
    return .object(UnknownObject(of: Array(parts.prefix(20))))
  }

  override public var kind: String { "value" }
  override public var inline: String { "…" }
}

/// Thrown where work on values comes to one that only a run can tell; nothing is wrong then.
public struct Unforeseen: Error {
  public init() {}
}

extension Value {
  public var isUnknown: Bool { asObject is UnknownObject }

  /// Whether an unknown value stands anywhere inside, or the value is too large to be looked through.
  public var holdsUnknown: Bool {
    var budget = 10_000
    return holdsUnknown(&budget)
  }

  private func holdsUnknown(_ budget: inout Int) -> Bool {
    guard let object = asObject else { return false }
    if object is UnknownObject { return true }
    budget -= 1 + (object.count ?? 0)
    guard budget > 0 else { return true }
    if let list = object.listObject {
      for value in list.values where value.holdsUnknown(&budget) { return true }
    }
    if let record = object.recordObject {
      for value in record.values where value.holdsUnknown(&budget) { return true }
    }
    return false
  }
}
