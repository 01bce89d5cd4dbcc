/// A record: values under names, in order. It is a value, like a list.
public final class RecordObject: Object {
  @exclusivity(unchecked) public internal(set) var shape: Shape
  /// One for each name of the shape, in its order.
  @exclusivity(unchecked) var cells: Cells

  /// For many records alike: rows share one shape. `values` are as many as the shape's names.
  public convenience init(shape: Shape, values: [Value]) { self.init(shape: shape, cells: Cells(values)) }

  /// Takes over the cells.
  init(shape: Shape, cells: Cells) {
    self.shape = shape
    self.cells = cells
    super.init(layout: .record)
  }

  /// Of two fields with one name the last value stands, at the first one's place.
  public convenience init(_ fields: [(String, Value)]) {
    self.init(shape: Shape([]), cells: Cells(capacity: fields.count))
    for (name, value) in fields { set(name, value) }
  }

  deinit {
    Teardown.release(cells)
    cells.free()
  }

  public override var kind: String { "record" }
  public override var inline: String { InlineText.of(.object(self)) }
  public override var count: Int? { cells.count }
  public override var memberNames: [String] { shape.names }

  public var names: [String] { shape.names }
  /// The values of the fields in order: a copy.
  public var values: [Value] { withExtendedLifetime(self) { cells.values } }
  public var fields: [(name: String, value: Value)] {
    shape.names.indices.map { (name: shape.names[$0], value: self[$0]) }
  }

  public subscript(name: String) -> Value? { shape.slot(name).map { self[$0] } }

  /// The value of the field at a position inside; none outside.
  public subscript(slot: Int) -> Value { withExtendedLifetime(self) { cells.cell(at: slot).value } }

  public override func member(_ name: String) -> Value? { self[name] }
  public override func elements() -> [Value]? { shape.names.map { .text($0) } }

  /// Changes in place; only for a record that nobody else holds.
  func set(_ name: String, _ value: Value) {
    if let slot = shape.slot(name), slot < cells.count {
      cells.replace(slot, with: RegisterCell(value))
      return
    }
    if !isKnownUniquelyReferenced(&shape) { shape = Shape(shape.names) }
    shape.append(name)
    cells.append(RegisterCell(value))
  }

  /// Changes in place, at a position inside.
  func set(_ slot: Int, _ value: Value) { cells.replace(slot, with: RegisterCell(value)) }

  /// A record of its own with the same fields.
  func copy() -> RecordObject {
    withExtendedLifetime(self) { RecordObject(shape: shape, cells: Cells(copying: cells)) }
  }

  public override func isEqual(to other: Object) -> Bool { Equality.same(.object(self), .object(other)) }
  public override func hash(into hasher: inout Hasher) { Equality.hash(.object(self), into: &hasher, depth: 0) }
}
