/// A list. It is a value: the machine changes one in place only while nobody else holds it.
public final class ListObject: Object {
  @exclusivity(unchecked) var cells: Cells

  public convenience init(_ elements: [Value]) { self.init(cells: Cells(elements)) }

  /// Takes over the cells.
  init(cells: Cells) {
    self.cells = cells
    super.init(layout: .list)
  }

  /// The elements of one list, then those of the other.
  convenience init(_ left: ListObject, _ right: ListObject) {
    var cells = withExtendedLifetime(left) { Cells(copying: left.cells, room: right.size) }
    withExtendedLifetime(right) { cells.append(copying: right.cells) }
    self.init(cells: cells)
  }

  deinit {
    Teardown.release(cells)
    cells.free()
  }

  /// The elements as Swift wants them: a copy. One by one, `size` and `self[index]` make none.
  public var values: [Value] { withExtendedLifetime(self) { cells.values } }
  /// The number of elements.
  public var size: Int { cells.count }
  /// The element at a position inside; none outside.
  public subscript(index: Int) -> Value { withExtendedLifetime(self) { cells.cell(at: index).value } }

  /// Changes in place; only for a list that nobody else holds, at a position inside.
  func set(_ index: Int, _ value: Value) { cells.replace(index, with: RegisterCell(value)) }

  /// A list of its own with the same elements.
  func copy() -> ListObject { withExtendedLifetime(self) { ListObject(cells: Cells(copying: cells)) } }

  public override var kind: String { "list" }
  public override var inline: String { InlineText.of(.object(self)) }
  public override var count: Int? { cells.count }
  public override func elements() -> [Value]? { values }

  public override func isEqual(to other: Object) -> Bool { Equality.same(.object(self), .object(other)) }
  public override func hash(into hasher: inout Hasher) { Equality.hash(.object(self), into: &hasher, depth: 0) }
}
