/// A variable that outlives its register: captured by a closure and bound again.
final class Box: Object {
  /// None until the variable has a value.
  @exclusivity(unchecked) var value: Value?

  init(_ value: Value?) {
    self.value = value
    super.init(layout: .box)
  }

  deinit {
    guard let value else { return }
    var held = [value]
    self.value = nil
    Teardown.release(&held)
  }
}
