// Safe because the window lies above every register in use and was checked against the end of the stack, and the caller
// of each of these holds the function, and the sequence that it goes through, for the length of the call.
extension Machine {
  /// What a call from Swift into a function of a script needs each time again.
  private struct Door {
    let entry: UnsafeMutablePointer<Entry>
    let closure: UInt
    let base: Registers
    /// How many arguments are given.
    let given: Int
  }

  // MARK: One call

  /// Calls a function of a script with values by position.
  func call(_ function: FunctionObject, _ values: [Value]) throws -> Value {
    let door = try door(to: function, given: values.count)
    for (index, value) in values.enumerated() { door.base[index] = RegisterCell(value) }
    return Machine.handOver(try enter(door, function))
  }

  /// The same for one value, without an array.
  func call(_ function: FunctionObject, _ value: Value) throws -> Value {
    let door = try door(to: function, given: 1)
    door.base[0] = RegisterCell(value)
    return Machine.handOver(try enter(door, function))
  }

  /// The same for two values.
  func call(_ function: FunctionObject, _ first: Value, _ second: Value) throws -> Value {
    let door = try door(to: function, given: 2)
    door.base[0] = RegisterCell(first)
    door.base[1] = RegisterCell(second)
    return Machine.handOver(try enter(door, function))
  }

  private func door(to function: FunctionObject, given: Int) throws -> Door {
    let base = state.pointee.frame.pointee.top
    let entry = function.entry
    guard given <= entry.pointee.parameterCount else { throw tooMany(given, function) }
    guard base + entry.pointee.registerCount + entry.pointee.parameterCount < stackEnd else { throw tooDeep() }
    try prepareCall()
    let closure = UInt(bitPattern: Unmanaged.passUnretained(function).toOpaque())
    return Door(entry: entry, closure: closure, base: base, given: given)
  }

  /// Runs the function with the arguments that lie in the window by now; the result is the caller's to let go of.
  @inline(__always) private func enter(_ door: Door, _ function: FunctionObject) throws -> RegisterCell {
    let entry = door.entry
    var local = door.given
    while local < entry.pointee.localCount {
      door.base[local] = .unset
      local += 1
    }
    if door.given < entry.pointee.parameterCount, let missing = missing(function, door.base) {
      for index in 0..<door.given { (door.base + index).clear() }
      throw missing
    }
    let next = state.pointee.frame + 1
    next.initialize(
      to: Frame(
        entry: entry, pc: entry.pointee.instructions, base: door.base, result: nil, closure: door.closure,
        stackTop: door.base))
    state.pointee.frame = next
    return try execute()
  }

  // MARK: A call for each element

  /// What the function gives for each element, as a list.
  func map(_ function: FunctionObject, _ elements: Elements) throws -> ListObject {
    try charge(elements.count * MemoryLayout<RegisterCell>.stride)
    let results = ListObject(cells: Cells(capacity: elements.count))
    try each(function, elements) { _, result in results.cells.append(result) }
    return results
  }

  /// The elements for which the function gives true; the problem says what is wrong with any other answer.
  func filter(_ function: FunctionObject, _ elements: Elements, _ problem: (Value) -> any Error) throws -> ListObject {
    let kept = ListObject(cells: Cells())
    try each(function, elements) { element, result in
      guard result.tag == Tag.bool else { throw problem(Machine.handOver(result)) }
      guard result.bits != 0 else { return }
      element.retain()
      kept.cells.append(element)
    }
    return kept
  }

  /// The function's answer for what there is and the next element, from a first value on.
  func reduce(_ function: FunctionObject, _ elements: Elements, from first: Value) throws -> Value {
    let door = try door(to: function, given: 2)
    var sum = RegisterCell(first)
    var index = 0
    while true {
      let element = elements.cell(at: index)
      if element.tag == Tag.unset { return Machine.handOver(sum) }
      do { try poll() } catch {
        sum.release()
        throw error
      }
      element.retain()
      door.base[0] = sum
      door.base[1] = element
      sum = try enter(door, function)
      index += 1
    }
  }

  /// `body` gets the element, which is the sequence's, and takes over the result.
  @inline(__always) private func each(
    _ function: FunctionObject, _ elements: Elements, _ body: (RegisterCell, RegisterCell) throws -> Void
  ) throws {
    let door = try door(to: function, given: 1)
    var index = 0
    while true {
      let element = elements.cell(at: index)
      if element.tag == Tag.unset { return }
      try poll()
      element.retain()
      door.base[0] = element
      try body(element, try enter(door, function))
      index += 1
    }
  }

  /// The elements of a list, or the numbers of a range.
  enum Elements {
    case list(ListObject)
    case range(RangeObject)

    /// None for what is neither, and for a range that no list should hold.
    init?(_ value: Value) {
      guard case .object(let object) = value else { return nil }
      if let list = object.listObject {
        self = .list(list)
      } else if let range = object.rangeObject, range.size <= RangeObject.longestList {
        self = .range(range)
      } else {
        return nil
      }
    }

    var count: Int {
      switch self {
      case .list(let list): list.size
      case .range(let range): range.size
      }
    }

    /// Still the sequence's own; unset past the last.
    @inline(__always) func cell(at index: Int) -> RegisterCell {
      switch self {
      case .list(let list): list.cells.cell(at: index)
      case .range(let range): index < range.size ? .int(range.first &+ index) : .unset
      }
    }
  }
}
