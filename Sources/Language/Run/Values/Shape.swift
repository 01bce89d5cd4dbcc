/// The names of a record's fields in order. Records made alike share one shape, so that the machine can remember where
/// a field lies by comparing shapes. A shape is changed only while one record alone holds it.
public final class Shape {
  @exclusivity(unchecked) public private(set) var names: [String]
  /// Built when a scan of the names would take longer than a look-up.
  @exclusivity(unchecked) private var slots: [String: Int]?

  /// The names must differ.
  public init(_ names: [String]) {
    self.names = names
    if names.count > Shape.scanned { slots = Shape.index(names) }
  }

  public var count: Int { names.count }

  public func slot(_ name: String) -> Int? {
    if let slots { return slots[name] }
    return names.firstIndex(of: name)
  }

  func append(_ name: String) {
    if slots != nil { slots?[name] = names.count }
    names.append(name)
    if slots == nil, names.count > Shape.scanned { slots = Shape.index(names) }
  }

  /// Shapes up to this many fields are remembered by field accesses; larger ones are tables, not records.
  static let remembered = 32

  private static let scanned = 8

  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
