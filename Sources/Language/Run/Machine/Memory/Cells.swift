import Glibc

/// Cells in a row that may grow: what a list or a record holds. The one object that has it owns it: `free` stands in
/// that object's deinit, and nothing else keeps the address of a cell while the object could change.
struct Cells {
  // Safe because `count` never passes `capacity`, which is what was asked of the system; without room `first` is no
  // address that is read or written.
  private(set) var first: UnsafeMutablePointer<RegisterCell>
  private(set) var count: Int
  private var capacity: Int
  /// Some cell holds an object, or held one.
  private(set) var holdsObjects = false

  /// No cells yet, and room for so many.
  init(capacity: Int = 0) {
    first = Cells.room(nil, 0, capacity)
    self.capacity = capacity
    count = 0
  }

  /// The values in order.
  init(_ values: [Value]) {
    self.init(capacity: values.count)
    for value in values { append(RegisterCell(value)) }
  }

  /// Takes over what lies in registers: they are unset afterwards.
  init(taking source: UnsafeMutablePointer<RegisterCell>, _ size: Int) {
    self.init(capacity: size)
    append(taking: source, size)
  }

  /// A copy with references of its own, and room for so many cells more.
  init(copying other: Cells, room: Int = 0) {
    self.init(capacity: other.count + room)
    append(copying: other)
  }

  // MARK: Reading

  /// The cell at a position, still owned here; unset where there is none.
  @inline(__always) func cell(at index: Int) -> RegisterCell {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? first[index] : .unset
  }

  var values: [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, filled in
      // Safe because the buffer has room for `count` values, and each is written once.
      if let base = buffer.baseAddress {
        for index in 0..<count { (base + index).initialize(to: first[index].value) }
      }
      filled = count
    }
  }

  // MARK: Changing

  /// One more cell fits without asking the system.
  @inline(__always) var hasRoom: Bool { count < capacity }

  /// The place of a cell inside, to be put something into at once; none outside.
  @inline(__always) mutating func place(_ index: Int, takesObject: Bool) -> UnsafeMutablePointer<RegisterCell>? {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return nil }
    if takesObject { holdsObjects = true }
    return first + index
  }

  /// Takes over the cell's reference.
  @inline(__always) mutating func append(_ cell: RegisterCell) {
    if count == capacity { grow(to: count + 1) }
    first[count] = cell
    count += 1
    if cell.isObject { holdsObjects = true }
  }

  mutating func append(taking source: UnsafeMutablePointer<RegisterCell>, _ size: Int) {
    if count + size > capacity { grow(to: count + size) }
    for index in 0..<size {
      append(source[index].tag == RegisterCell.Tag.unset ? .none : source[index])
      source[index] = .unset
    }
  }

  mutating func append(copying other: Cells) {
    if count + other.count > capacity { grow(to: count + other.count) }
    if !other.holdsObjects {
      (first + count).update(from: other.first, count: other.count)
      count += other.count
      return
    }
    for index in 0..<other.count {
      other.first[index].retain()
      append(other.first[index])
    }
  }

  /// Puts a cell, whose reference it takes over, where another was. The index is inside.
  @inline(__always) mutating func replace(_ index: Int, with cell: RegisterCell) {
    if cell.isObject {
      holdsObjects = true
    } else if !holdsObjects {
      // What lies there needs no letting go of, so it need not be read: in a long list that is a wait for memory.
      first[index] = cell
      return
    }
    (first + index).put(cell)
  }

  /// Hands over the cells with their references; none are left.
  mutating func takeAll() -> Cells {
    let all = self
    self = Cells()
    return all
  }

  /// Gives back the memory; the references must be let go of before.
  func free() { if capacity > 0 { Glibc.free(first) } }

  // MARK: Memory

  /// The system moves the pages of a large block instead of copying them, so that a list never takes twice its size
  /// while it grows.
  @inline(never) private mutating func grow(to needed: Int) {
    let wanted = max(needed, capacity < 4 ? 4 : capacity * 2)
    first = Cells.room(capacity > 0 ? first : nil, count, wanted)
    capacity = wanted
  }

  private static func room(
    _ old: UnsafeMutablePointer<RegisterCell>?, _ used: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<RegisterCell> {
    // Safe because cells are plain memory that may be moved; where nothing is asked for, the address is never used.
    guard capacity > 0 else { return nowhere }
    guard let block = realloc(old, capacity * MemoryLayout<RegisterCell>.stride) else {
      // Swift's own allocator ends the process with its message when the system refuses.
      let cells = UnsafeMutablePointer<RegisterCell>.allocate(capacity: capacity)
      if let old { cells.update(from: old, count: used) }
      return cells
    }
    return block.assumingMemoryBound(to: RegisterCell.self)
  }

  private static var nowhere: UnsafeMutablePointer<RegisterCell> {
    // Safe because no cell is read or written without room for it.
    UnsafeMutablePointer(bitPattern: MemoryLayout<RegisterCell>.alignment).unsafelyUnwrapped
  }
}
