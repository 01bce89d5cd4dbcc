import Glibc

/// The variables of a script, a module or the prompt, each in a cell of its own for good. The upper half of the cells
/// are the registers of the statement that runs, so that a script's own loops work on variables without copying.
final class GlobalSpace {
  static let capacity = 65_536
  /// The first register of a statement; variables lie below.
  static let firstRegister = capacity / 2

  /// How many registers the statements that run now take up: one inside another begins after them.
  var registersInUse = 0

  let cells: UnsafeMutablePointer<RegisterCell>
  private(set) var names: [String] = []
  private var slots: [String: Int] = [:]

  init() {
    // Safe because the block is `capacity` cells long, is given back in deinit only, and never moves.
    cells = CellMemory.allocate(GlobalSpace.capacity)
  }

  deinit {
    for index in names.indices { cells[index].release() }
    CellMemory.free(cells)
  }

  /// Lets go of every value; the names stay.
  func clear() {
    for index in names.indices { (cells + index).clear() }
  }

  func slot(_ name: String) -> Int? { slots[name] }

  /// The variable's slot, made when it is new; none when there are too many.
  func define(_ name: String) -> Int? {
    if let slot = slots[name] { return slot }
    guard names.count < GlobalSpace.firstRegister else { return nil }
    slots[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func isSet(_ slot: Int) -> Bool { cells[slot].tag != RegisterCell.Tag.unset }

  subscript(name: String) -> Value? {
    guard let slot = slots[name], isSet(slot) else { return nil }
    return cells[slot].value
  }
}

/// Large blocks of unset cells; pages are touched only when they are used.
enum CellMemory {
  static func allocate(_ count: Int) -> UnsafeMutablePointer<RegisterCell> {
    // Safe because memory from `calloc` is zero, which is a cell without a value; should the system refuse, Swift's
    // own allocator ends the process with its message.
    guard let block = calloc(count, MemoryLayout<RegisterCell>.stride) else {
      let cells = UnsafeMutablePointer<RegisterCell>.allocate(capacity: count)
      cells.initialize(repeating: .unset, count: count)
      return cells
    }
    return block.bindMemory(to: RegisterCell.self, capacity: count)
  }

  /// A small block, whose cells are set right after.
  @inline(__always) static func room(_ count: Int) -> UnsafeMutablePointer<RegisterCell> {
    // Safe because the system aligns memory for any plain type; should it refuse, Swift's own allocator ends the process.
    guard let block = malloc(count * MemoryLayout<RegisterCell>.stride) else { return .allocate(capacity: count) }
    return block.assumingMemoryBound(to: RegisterCell.self)
  }

  static func free(_ cells: UnsafeMutablePointer<RegisterCell>) { Glibc.free(cells) }
}
