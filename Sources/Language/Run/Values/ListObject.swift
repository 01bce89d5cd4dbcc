/// A list. It is a value: the machine changes one in place only while nobody else holds it.
public final class ListObject: Object {
  @exclusivity(unchecked) public internal(set) var values: [Value]

  public init(_ elements: [Value]) {
    values = elements
    super.init(layout: .list)
  }

  deinit { Teardown.release(&values) }

  public override var kind: String { "list" }
  public override var inline: String { InlineText.of(.object(self)) }
  public override var count: Int? { values.count }
  public override func elements() -> [Value]? { values }

  public override func isEqual(to other: Object) -> Bool { Equality.same(.object(self), .object(other)) }
  public override func hash(into hasher: inout Hasher) { Equality.hash(.object(self), into: &hasher, depth: 0) }
}
