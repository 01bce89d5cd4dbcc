/// The names of a record's fields in order. Records made alike share one shape, so that the machine can remember where
/// a field lies by comparing shapes. A shape is changed only while one record alone holds it. Names are told apart byte
/// by byte, as texts are.
public final class Shape {
  @exclusivity(unchecked) public private(set) var names: [String]
  /// The same names for look-ups, which hold no string.
  @exclusivity(unchecked) private var table = NameTable()

  /// The names must differ.
  public init(_ names: [String]) {
    self.names = names
    for name in names { enter(name) }
  }

  deinit { table.free() }

  public var count: Int { names.count }

  /// Where the field of a name lies.
  public func slot(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { table.slot($0) }
  }

  func slot(_ name: TextObject) -> Int? { name.withBytes { table.slot($0) } }

  /// The name must be new.
  func append(_ name: String) {
    names.append(name)
    enter(name)
  }

  private func enter(_ name: String) {
    var name = name
    name.withUTF8 { table.append($0) }
  }

  /// Shapes up to this many fields are remembered by field accesses; larger ones are tables, not records.
  static let remembered = 32
}
