/// A record: values under names, in order. It is a value, like a list.
public final class RecordObject: Object {
  @exclusivity(unchecked) public internal(set) var shape: Shape
  /// One for each name of the shape, in its order.
  @exclusivity(unchecked) public internal(set) var values: [Value]

  /// For many records alike: rows share one shape. `values` are as many as the shape's names.
  public init(shape: Shape, values: [Value]) {
    self.shape = shape
    self.values = values
    super.init(layout: .record)
  }

  /// Of two fields with one name the last value stands, at the first one's place.
  public convenience init(_ fields: [(String, Value)]) {
    self.init(shape: Shape([]), values: [])
    values.reserveCapacity(fields.count)
    for (name, value) in fields { set(name, value) }
  }

  deinit { Teardown.release(&values) }

  public override var kind: String { "record" }
  public override var inline: String { InlineText.of(.object(self)) }
  public override var count: Int? { values.count }
  public override var memberNames: [String] { shape.names }

  public var names: [String] { shape.names }
  public var fields: [(name: String, value: Value)] { Array(zip(shape.names, values)).map { (name: $0, value: $1) } }

  public subscript(name: String) -> Value? {
    guard let slot = shape.slot(name), slot < values.count else { return nil }
    return values[slot]
  }

  public override func member(_ name: String) -> Value? { self[name] }
  public override func elements() -> [Value]? { shape.names.map { .text($0) } }

  /// Changes in place; only for a record that nobody else holds.
  func set(_ name: String, _ value: Value) {
    if let slot = shape.slot(name) {
      values[slot] = value
      return
    }
    if !isKnownUniquelyReferenced(&shape) { shape = Shape(shape.names) }
    shape.append(name)
    values.append(value)
  }

  public override func isEqual(to other: Object) -> Bool { Equality.same(.object(self), .object(other)) }
  public override func hash(into hasher: inout Hasher) { Equality.hash(.object(self), into: &hasher, depth: 0) }
}
