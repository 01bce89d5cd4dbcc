import Glibc

/// The names of a shape as bytes beside each other: found by a scan, and by their hash once they are many. The one shape
/// that has it owns it: `free` stands in its deinit.
struct NameTable {
  // Safe because `count` and `used` never pass what was asked for, slots in `places` are below `count`, and at least
  // half of the places are free, so that every search ends.
  private struct Name {
    var start: Int
    var size: Int
    var hash: Int
  }

  private var names: UnsafeMutablePointer<Name>
  private var count = 0
  private var room = 4
  /// The bytes of all names.
  private var bytes: UnsafeMutablePointer<UInt8>
  private var used = 0
  private var byteRoom = 64
  /// Where a name's slot lies: at the place of its hash, or the next free one after it; -1 where nothing is.
  private var places: UnsafeMutablePointer<Int32>?
  /// A power of two, or 0 while the names are scanned.
  private var placeCount = 0

  /// More names than this have places.
  private static let scanned = 8

  init() {
    names = .allocate(capacity: room)
    bytes = .allocate(capacity: byteRoom)
  }

  func free() {
    names.deallocate()
    bytes.deallocate()
    places?.deallocate()
  }

  /// Where a name stands in the order in which they were added.
  func slot(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let places else {
      for slot in 0..<count where same(slot, name) { return slot }
      return nil
    }
    let hash = NameTable.hash(name)
    var place = hash & (placeCount - 1)
    while places[place] >= 0 {
      let slot = Int(places[place])
      if names[slot].hash == hash, same(slot, name) { return slot }
      place = (place + 1) & (placeCount - 1)
    }
    return nil
  }

  /// The name must be new.
  mutating func append(_ name: UnsafeBufferPointer<UInt8>) {
    if count == room {
      names = NameTable.moved(names, count, to: room * 2)
      room *= 2
    }
    if used + name.count > byteRoom {
      let wanted = max(used + name.count, byteRoom * 2)
      bytes = NameTable.moved(bytes, used, to: wanted)
      byteRoom = wanted
    }
    if let start = name.baseAddress { (bytes + used).initialize(from: start, count: name.count) }
    (names + count).initialize(to: Name(start: used, size: name.count, hash: 0))
    used += name.count
    count += 1
    if count * 2 <= placeCount {
      enter(count - 1)
    } else if count > NameTable.scanned {
      index()
    }
  }

  // MARK: Memory

  private static func moved<Element>(
    _ old: UnsafeMutablePointer<Element>, _ used: Int, to room: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: room)
    new.moveInitialize(from: old, count: used)
    old.deallocate()
    return new
  }

  private mutating func index() {
    places?.deallocate()
    placeCount = 32
    while placeCount < count * 4 { placeCount *= 2 }
    let new = UnsafeMutablePointer<Int32>.allocate(capacity: placeCount)
    new.initialize(repeating: -1, count: placeCount)
    places = new
    for slot in 0..<count { enter(slot) }
  }

  private func enter(_ slot: Int) {
    guard let places else { return }
    let hash = NameTable.hash(UnsafeBufferPointer(start: bytes + names[slot].start, count: names[slot].size))
    names[slot].hash = hash
    var place = hash & (placeCount - 1)
    while places[place] >= 0 { place = (place + 1) & (placeCount - 1) }
    places[place] = Int32(truncatingIfNeeded: slot)
  }

  // MARK: Comparing

  @inline(__always) private func same(_ slot: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard names[slot].size == name.count else { return false }
    guard let start = name.baseAddress else { return true }
    return memcmp(bytes + names[slot].start, start, name.count) == 0
  }

  /// Keyed anew in each process, so that no data can be made to meet in one place.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    return hasher.finalize()
  }
}
