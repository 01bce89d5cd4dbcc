/// A variable that outlives its register: captured by a closure and bound again.
final class Box: Object {
  /// Unset until the variable has a value.
  @exclusivity(unchecked) var cell: RegisterCell

  /// Takes over the cell's reference.
  init(_ cell: RegisterCell) {
    self.cell = cell
    super.init(layout: .box)
  }

  deinit { Teardown.release(cell) }
}
