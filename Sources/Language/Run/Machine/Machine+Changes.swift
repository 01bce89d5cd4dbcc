// Safe because the cell that is changed is a variable's own, in a register or in a box that the frame holds, tags are
// compared before an object is looked into, and positions are compared with the number of cells.
extension Machine {
  typealias FramePointer = UnsafeMutablePointer<Frame>

  // MARK: The variable

  /// Hands over the variable that an instruction changes: register `a`, or what lies in its box.
  private func change(
    _ i: Running, _ registers: Registers, _ frame: FramePointer, _ body: (Registers) throws -> Void
  ) throws {
    guard i.isShared else { return try body(registers + Int(i.a)) }
    let box = Machine.box(i, registers, frame)
    try box.object(as: Box.self)._withUnsafeGuaranteedRef { box in
      if box.cell.tag == Tag.unset { throw unsetShared(i, frame) }
      try withUnsafeMutablePointer(to: &box.cell, body)
    }
  }

  /// The box in register `a`, or the one captured at place `a`.
  @inline(__always) static func box(
    _ i: Running, _ registers: Registers, _ frame: FramePointer
  ) -> RegisterCell {
    i.d & UInt8(Instruction.aCaptured) != 0 ? captures(frame)[Int(i.a)] : registers[Int(i.a)]
  }

  private func unsetShared(_ i: Running, _ frame: FramePointer) -> Diagnostic {
    let isCaptured = i.d & UInt8(Instruction.aCaptured) != 0
    let code = frame.pointee.entry.pointee.code.takeUnretainedValue()
    let local = code.locals.last { $0.register == Int(i.a) }?.name
    return noValue((isCaptured ? code.captureNames[Int(i.a)] : local) ?? "it")
  }

  // MARK: Growing

  /// What the variable held before the right side ran lies in the register before `c`, unless `c` is 0. If it holds that
  /// still, the variable is left as its only holder, so that it can grow in place.
  private func restore(_ variable: Registers, _ i: Running, _ registers: Registers) {
    guard i.c != 0 else { return }
    let old = registers + (Int(i.c) - 1)
    if old.pointee.isObject, old.pointee.bits == variable.pointee.bits {
      old.clear()
    } else {
      variable.put(old.pointee)
      old.pointee = .unset
    }
  }

  /// `xs += [x]`: in place while nobody else holds the list.
  @inline(never) func appendElement(_ i: Running, _ registers: Registers, _ frame: FramePointer) throws {
    let element = registers + Int(i.b)
    if i.isShared, i.c == 0 {
      let isDone = Machine.box(i, registers, frame).object(as: Box.self)._withUnsafeGuaranteedRef { box in
        withUnsafeMutablePointer(to: &box.cell) { Machine.appendQuickly($0, element, i) }
      }
      if isDone { return }
    }
    try change(i, registers, frame) {
      restore($0, i, registers)
      try append($0, registers + Int(i.b), dies: i.bDies)
    }
  }

  /// In a list that nobody else holds and that has room, and that is not the element itself.
  @inline(__always) static func appendQuickly(_ list: Registers, _ element: Registers, _ i: Running) -> Bool {
    let cell = element.pointee
    guard list.pointee.tag == Tag.list, cell.bits != list.pointee.bits, list.isUnique(ListObject.self) else {
      return false
    }
    let isDone = list.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { list in
      guard list.cells.hasRoom else { return false }
      list.cells.append(cell)
      return true
    }
    guard isDone else { return false }
    if i.bDies { element.pointee = .unset } else { cell.retain() }
    return true
  }

  @inline(never) private func append(_ list: Registers, _ element: Registers, dies: Bool) throws {
    let cell = element.pointee
    if dies { element.pointee = .unset } else { cell.retain() }
    guard list.pointee.tag == Tag.list else {
      list.put(RegisterCell(try evaluate(.add, list.pointee.value, .list([Machine.handOver(cell)]))))
      return
    }
    if !list.isUnique(ListObject.self) {
      let old = list.pointee.object(as: ListObject.self).takeUnretainedValue()
      do { try charge(old.size * MemoryLayout<RegisterCell>.stride) } catch {
        cell.release()
        throw error
      }
      list.put(.object(old.copy(), Tag.list))
    }
    let count = list.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { list in
      list.cells.append(cell)
      return list.cells.count
    }
    // The list has taken twice its memory, or is a copy.
    try charge(count * MemoryLayout<RegisterCell>.stride)
  }

  /// `x += v` for a variable that closures share: in place while nobody else holds its text or list.
  @inline(never) func addShared(_ i: Running, _ registers: Registers, _ frame: FramePointer) throws {
    try change(i, registers, frame) {
      restore($0, i, registers)
      try add($0, i, registers)
    }
  }

  private func add(_ variable: Registers, _ i: Running, _ registers: Registers) throws {
    let right = registers + Int(i.b)
    let x = variable.pointee
    let y = right.pointee
    if !x.isObject, let number = Arithmetic.numbers(.add, x, y) {
      variable.pointee = number
      return
    }
    if try !grow(variable, by: right) { variable.put(RegisterCell(try evaluate(.add, x.value, y.value))) }
    if i.bDies { right.clear() }
  }

  // MARK: Elements and fields

  /// In a list that nobody else holds and that has room; the constant is no object.
  @inline(__always) static func appendQuickly(_ list: Registers, constant: RegisterCell) -> Bool {
    guard list.pointee.tag == Tag.list, list.isUnique(ListObject.self) else { return false }
    return list.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { list in
      guard list.cells.hasRoom else { return false }
      list.cells.append(constant)
      return true
    }
  }

  @inline(never) func appendConstant(_ i: Running, _ registers: Registers, _ constant: RegisterCell) throws {
    var element = constant
    try withUnsafeMutablePointer(to: &element) { try append(registers + Int(i.a), $0, dies: false) }
  }

  /// `a[b] = constant`, where the constant is no object, in a list that nobody else holds, at a position inside.
  @inline(__always) static func setElement(_ target: Registers, _ position: RegisterCell, constant: RegisterCell)
    -> Bool
  {
    guard target.pointee.tag == Tag.list, position.tag == Tag.int, target.isUnique(ListObject.self) else {
      return false
    }
    return target.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { list in
      guard UInt(bitPattern: position.int) < UInt(bitPattern: list.cells.count) else { return false }
      list.cells.replace(position.int, with: constant)
      return true
    }
  }

  /// The same in any other value.
  @inline(never) func setIndexConstant(_ i: Running, _ registers: Registers, _ constant: RegisterCell) throws {
    let index = Machine.index(i, registers)
    try replace(registers + Int(i.a)) {
      try Indexing.change(&$0, [.index(index)], to: constant.value, host: interpreter.host)
    }
  }

  /// What lies in register `b`: a temporary value, which dies, or a variable's.
  private static func index(_ i: Running, _ registers: Registers) -> Value {
    i.bDies ? (registers + Int(i.b)).take() : registers[Int(i.b)].value
  }

  /// `a[b] = c`, unless the machine's loop has moved it into a list in its own variable.
  @inline(never) func setIndex(_ i: Running, _ registers: Registers, _ frame: FramePointer) throws {
    let position = registers + Int(i.b)
    let value = registers + Int(i.c)
    try change(i, registers, frame) { target in
      if i.isShared, Machine.setElement(target, position.pointee, value) { return }
      if Machine.setNamed(target, position.pointee, value) {
        if i.bDies { position.clear() }
        return
      }
      let new = value.take()
      let index = Machine.index(i, registers)
      try replace(target) { try Indexing.change(&$0, [.index(index)], to: new, host: interpreter.host) }
    }
  }

  /// Moves a value into a list that nobody else holds, at a position inside.
  @inline(__always) static func setElement(
    _ target: Registers, _ position: RegisterCell, _ value: Registers
  ) -> Bool {
    guard target.pointee.tag == Tag.list, position.tag == Tag.int, target.isUnique(ListObject.self) else {
      return false
    }
    let isDone = target.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { list in
      guard UInt(bitPattern: position.int) < UInt(bitPattern: list.cells.count) else { return false }
      list.cells.replace(position.int, with: value.pointee)
      return true
    }
    if isDone { value.pointee = .unset }
    return isDone
  }

  /// Moves a value into a record that nobody else holds, under a name in a text that is one of its fields.
  private static func setNamed(_ target: Registers, _ name: RegisterCell, _ value: Registers) -> Bool {
    guard target.pointee.tag == Tag.record, name.tag == Tag.text, target.isUnique(RecordObject.self) else {
      return false
    }
    return target.pointee.object(as: RecordObject.self)._withUnsafeGuaranteedRef { record in
      let slot = name.object(as: TextObject.self)._withUnsafeGuaranteedRef { record.shape.slot($0) }
      guard let slot, slot < record.cells.count else { return false }
      let new = value.pointee
      value.pointee = .unset
      record.cells.replace(slot, with: new)
      return true
    }
  }

  /// `a.field = b`, unless the machine's loop has moved it into a field that the access met the last time.
  @inline(never) func setField(_ i: Running, _ registers: Registers, _ frame: FramePointer) throws {
    let value = registers + Int(i.b)
    try change(i, registers, frame) { target in
      if target.pointee.tag == Tag.record, Machine.slot(of: target.pointee, Int(i.c), frame) != nil,
        Machine.setKnownField(target, value, Int(i.c), frame)
      {
        return
      }
      let name = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.fields[Int(i.c)] }
      let new = value.take()
      try replace(target) { try Indexing.change(&$0, [.field(name)], to: new, host: interpreter.host) }
    }
  }

  /// Moves a value into a record that nobody else holds and whose shape the access has met.
  @inline(__always) static func setKnownField(
    _ target: Registers, _ value: Registers, _ access: Int, _ frame: FramePointer
  ) -> Bool {
    guard target.pointee.tag == Tag.record, target.isUnique(RecordObject.self) else { return false }
    let cache = frame.pointee.entry.pointee.caches + access
    let isDone = target.pointee.object(as: RecordObject.self)._withUnsafeGuaranteedRef { record in
      guard record.isKnown(cache) else { return false }
      record.cells.replace(cache.pointee.slot, with: value.pointee)
      return true
    }
    if isDone { value.pointee = .unset }
    return isDone
  }

  /// `a.field[0].name = v`: `b` is the value's register, those after it hold the indices; all of them die.
  @inline(never) func setPath(_ i: Running, _ registers: Registers, _ frame: FramePointer) throws {
    if !i.isShared {
      let steps = frame.pointee.entry.pointee.paths + Int(i.c)
      if Machine.setQuickly(registers + Int(i.a), steps, registers + Int(i.b), frame) { return }
    }
    try change(i, registers, frame) { try setPath($0, i, registers, frame) }
  }

  private func setPath(
    _ variable: Registers, _ i: Running, _ registers: Registers, _ frame: FramePointer
  ) throws {
    let code = frame.pointee.entry.pointee.code.takeUnretainedValue()
    let steps = frame.pointee.entry.pointee.paths + Int(i.c)
    let first = registers + Int(i.b)
    if Machine.setQuickly(variable, steps, first, frame) { return }
    var next = 1
    let path: [Indexing.Step] = (0..<steps.pointee).map { number in
      if steps[number + 1] != Code.indexStep { return .field(code.fields[steps[number + 1]]) }
      next += 1
      return .index((first + next - 1).take())
    }
    let value = first.take()
    try replace(variable) { try Indexing.change(&$0, path[...], to: value, host: interpreter.host) }
  }

  /// Follows the steps through lists and records that nobody else holds; false, with nothing changed, where one of
  /// them is anything else, or not there.
  private static func setQuickly(
    _ variable: Registers, _ steps: UnsafeMutablePointer<Int>, _ first: Registers, _ frame: FramePointer
  )
    -> Bool
  {
    var place = variable
    var index = first
    let count = steps.pointee
    for number in 1..<count + 1 {
      let step = steps[number]
      let takesObject = number == count && first.pointee.isObject
      let next: Registers?
      if step == Code.indexStep {
        index += 1
        next = element(of: place, index.pointee, takesObject)
      } else {
        next = field(of: place, step, takesObject, frame)
      }
      guard let next else { return false }
      place = next
    }
    place.put(first.pointee)
    first.pointee = .unset
    return true
  }

  private static func element(of owner: Registers, _ position: RegisterCell, _ takesObject: Bool) -> Registers? {
    guard owner.pointee.tag == Tag.list, position.tag == Tag.int, owner.isUnique(ListObject.self) else { return nil }
    return owner.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef {
      $0.cells.place(position.int, takesObject: takesObject)
    }
  }

  private static func field(of owner: Registers, _ cache: Int, _ takesObject: Bool, _ frame: FramePointer) -> Registers?
  {
    guard owner.pointee.tag == Tag.record, owner.isUnique(RecordObject.self),
      let slot = slot(of: owner.pointee, cache, frame)
    else { return nil }
    return owner.pointee.object(as: RecordObject.self)._withUnsafeGuaranteedRef {
      $0.cells.place(slot, takesObject: takesObject)
    }
  }

  /// Where a field lies in a record, from the access's memory or by name; none when the record has no such field.
  static func slot(of cell: RegisterCell, _ access: Int, _ frame: FramePointer) -> Int? {
    let cache = frame.pointee.entry.pointee.caches + access
    return cell.object(as: RecordObject.self)._withUnsafeGuaranteedRef { record in
      if record.isKnown(cache) { return cache.pointee.slot }
      let name = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.fields[access] }
      guard let slot = record.shape.slot(name) else { return nil }
      if record.shape.count <= Shape.remembered {
        // Safe because the cache owns one reference to the shape it names, given back here or with the code.
        let old = cache.pointee.shape
        cache.pointee = FieldCache(shape: Unmanaged.passRetained(record.shape), slot: slot)
        old?.release()
      }
      return slot
    }
  }

  /// Takes the variable's value out while it is changed, so that it can be held by nobody else; it is put back whether
  /// the change succeeds or not.
  private func replace(_ variable: Registers, _ body: (inout Value) throws -> Void) throws {
    var value = variable.take()
    defer { variable.put(RegisterCell(value)) }
    try body(&value)
  }
}
