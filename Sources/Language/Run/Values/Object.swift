/// Any value that is more than a number or a truth. Rooms above make their own kinds (frames, models, columns) by
/// subclassing; the machine asks an object through these members alone.
open class Object {
  /// How the machine may look inside without asking; fixed at birth.
  let layout: Layout

  enum Layout: UInt8 { case text, list, record, range, function, box, other, plain }

  public init() { layout = .other }

  init(layout: Layout) { self.layout = layout }

  /// The user's word for the kind: `text`, `list`, `frame`.
  open var kind: String { "object" }

  /// The one-line form, as it is shown inside a list: `"abc"`, `[1, 2]`.
  open var inline: String { kind }

  /// The form inside an `f"…"` and in `print`: a text without its quotes, else the inline form.
  open var text: String { inline }

  /// The field of that name; none when there is no such field (the machine then makes the error, with the nearest).
  open func member(_ name: String) throws -> Value? { nil }

  /// What can stand after the dot, for errors and completion.
  open var memberNames: [String] { [] }

  /// `object.name = value`; false when this kind has no fields to set.
  open func setMember(_ name: String, _ value: Value) throws -> Bool { false }

  /// `object[index]`; none when this kind has no positions.
  open func at(_ index: Value) throws -> Value? { nil }

  /// The length by count, where the kind has one: elements, fields, code points.
  open var count: Int? { nil }

  /// What `for` goes through; none when this kind has no elements.
  open func elements() throws -> [Value]? { nil }

  /// `-x` and `not x`; none when this kind knows no such thing.
  open func unary(_ operation: UnaryOperator) throws -> Value? { nil }

  /// `self operation other`, or `other operation self` when not `onLeft`; none when this kind knows no such thing.
  open func binary(_ operation: Operation, _ other: Value, onLeft: Bool) throws -> Value? { nil }

  /// What to write instead when this stands as a condition of `if`, `while`, `and`, `expect`.
  open var conditionHelp: String? { nil }

  /// What to write instead when this is called.
  open var callHelp: String? { nil }

  open var isCallable: Bool { false }

  open func isEqual(to other: Object) -> Bool { self === other }

  /// Equal objects feed equal values.
  open func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
