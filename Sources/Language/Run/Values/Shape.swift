import Glibc

/// The names of a record's fields in order. Records made alike share one shape, so that the machine can remember where
/// a field lies by comparing shapes. A shape is changed only while one record alone holds it. Names are told apart byte
/// by byte, as texts are.
public final class Shape {
  @exclusivity(unchecked) public private(set) var names: [String]
  /// Of each name, once there are more than a scan is good for.
  @exclusivity(unchecked) private var hashes: [Int] = []
  /// Where names with a hash lie: at the hash's place, or the next free one after it. A power of two in number, -1 where
  /// nothing is, and at least half of them are free.
  @exclusivity(unchecked) private var places: [Int32] = []

  /// The names must differ.
  public init(_ names: [String]) {
    self.names = names
    if names.count > Shape.scanned { index() }
  }

  public var count: Int { names.count }

  /// Where the field of a name lies.
  public func slot(_ name: String) -> Int? {
    var name = name
    return name.withUTF8(slot)
  }

  func slot(_ name: TextObject) -> Int? { name.withBytes(slot) }

  private func slot(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    if places.isEmpty { return names.firstIndex { Shape.same($0, name) } }
    let hash = Shape.hash(name)
    var place = hash & (places.count - 1)
    while places[place] >= 0 {
      let slot = Int(places[place])
      if hashes[slot] == hash, Shape.same(names[slot], name) { return slot }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// The name must be new.
  func append(_ name: String) {
    names.append(name)
    if names.count * 2 > places.count {
      if names.count > Shape.scanned { index() }
    } else {
      enter(names.count - 1)
    }
  }

  /// Shapes up to this many fields are remembered by field accesses; larger ones are tables, not records.
  static let remembered = 32

  private static let scanned = 8

  // MARK: The table

  private func index() {
    var size = 32
    while size < names.count * 4 { size *= 2 }
    places = Array(repeating: -1, count: size)
    hashes = []
    hashes.reserveCapacity(size / 2)
    for slot in names.indices { enter(slot) }
  }

  private func enter(_ slot: Int) {
    var name = names[slot]
    let hash = name.withUTF8(Shape.hash)
    hashes.append(hash)
    var place = hash & (places.count - 1)
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = Int32(truncatingIfNeeded: slot)
  }

  /// Keyed anew in each process, so that no data can be made to meet in one place.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    return hasher.finalize()
  }

  private static func same(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var name = name
    return name.withUTF8 { name in
      guard name.count == bytes.count else { return false }
      guard let a = name.baseAddress, let b = bytes.baseAddress else { return true }
      return memcmp(a, b, name.count) == 0
    }
  }
}
