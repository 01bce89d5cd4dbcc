extension Machine {
  // MARK: Making

  @inline(never) func makeRange(_ i: Instruction, _ registers: Registers) throws {
    let x = registers[Int(i.b)]
    let y = registers[Int(i.c)]
    for cell in [x, y] where cell.tag != Tag.int {
      throw Diagnostic("R040", "a range goes from integer to integer, not \(cell.value.aKind)")
    }
    (registers + Int(i.a)).put(RegisterCell(.object(RangeObject(x.int, y.int))))
  }

  /// The rarer instructions on lists, records and texts.
  @inline(never) func collect(_ i: Instruction, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws {
    let target = registers + Int(i.a)
    let code = frame.pointee.entry.pointee.code.takeUnretainedValue()
    switch i.op {
    case .newList: target.put(RegisterCell(.list(moved(registers + Int(i.b), Int(i.c)))))
    case .extendList:
      let added = moved(registers + Int(i.b), Int(i.c))
      try charge(added.count * MemoryLayout<Value>.stride)
      target.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { $0.values.append(contentsOf: added) }
    case .spreadList:
      let value = (registers + Int(i.b)).take()
      guard case .object(let object) = value, let elements = try object.elements(), object.layout != .text else {
        throw Diagnostic("R032", "`..` in a list takes a list apart, not \(value.aKind)")
      }
      try charge(elements.count * MemoryLayout<Value>.stride)
      target.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { $0.values.append(contentsOf: elements) }
    case .newRecord:
      let shape = code.shapes[Int(i.c)]
      target.put(RegisterCell(.object(RecordObject(shape: shape, values: moved(registers + Int(i.b), shape.count)))))
    case .setEntry:
      let value = (registers + Int(i.b)).take()
      guard let name = code.constants[Int(i.c)].asText else { return }
      target.pointee.object(as: RecordObject.self)._withUnsafeGuaranteedRef { $0.set(name, value) }
    case .spreadRecord:
      let value = (registers + Int(i.b)).take()
      guard let other = value.asRecord else {
        throw Diagnostic("R032", "`..` in a record takes a record apart, not \(value.aKind)")
      }
      target.pointee.object(as: RecordObject.self)._withUnsafeGuaranteedRef { record in
        if record.values.isEmpty {
          record.shape = other.shape
          record.values = other.values
        } else {
          for field in other.fields { record.set(field.name, field.value) }
        }
      }
    case .setPath: try setPath(i, registers, code.paths[Int(i.c)])
    case .unpack: try unpack(i, registers, code.patterns[Int(i.c)])
    case .toText:
      let value = target.take()
      let format = i.b == 0 ? nil : code.constants[Int(i.b) - 1].asText
      target.put(RegisterCell(.text(try format.map { try FormatSpec.format(value, $0) } ?? value.text)))
    default: joinText(target, registers + Int(i.b), Int(i.c))
    }
  }

  private func moved(_ first: Registers, _ count: Int) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for index in 0..<count { values.append((first + index).take()) }
    return values
  }

  private func joinText(_ target: Registers, _ first: Registers, _ count: Int) {
    var text = ""
    for index in 0..<count {
      if case .object(let object as TextObject) = (first + index).take() { text += object.string }
    }
    target.put(RegisterCell(.text(text)))
  }

  /// `xs += [x]`: in place while nobody else holds the list.
  @inline(never) func appendElement(_ i: Instruction, _ registers: Registers) throws {
    let list = registers + Int(i.a)
    let element = registers + Int(i.b)
    let value = i.d & UInt8(Instruction.bDies) != 0 ? element.take() : element.pointee.value
    guard list.pointee.tag == Tag.list else {
      list.put(RegisterCell(try evaluate(.add, list.pointee.value, .list([value]))))
      return
    }
    if !list.isUnique(ListObject.self) {
      let old = list.pointee.object(as: ListObject.self).takeUnretainedValue().values
      try charge(old.count * MemoryLayout<Value>.stride)
      list.put(RegisterCell(.list(old)))
    }
    let count = list.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { list in
      list.values.append(value)
      return list.values.count
    }
    // A list doubles its memory now and then; the budget is asked when it does.
    if count & (count - 1) == 0 { try charge(count * MemoryLayout<Value>.stride) }
  }

  // MARK: Reading

  @inline(never) func index(_ i: Instruction, _ registers: Registers) throws {
    let object = registers + Int(i.b)
    let position = registers + Int(i.c)
    let result = try Indexing.element(of: object.pointee.value, at: position.pointee.value)
    if i.d & UInt8(Instruction.bDies) != 0 { object.clear() }
    if i.d & UInt8(Instruction.cDies) != 0 { position.clear() }
    (registers + Int(i.a)).put(RegisterCell(result))
  }

  @inline(never) func field(_ i: Instruction, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws {
    let object = registers + Int(i.b)
    let name = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.fields[Int(i.c)] }
    let result: Value
    if object.pointee.tag == Tag.record {
      let record = object.pointee.object(as: RecordObject.self).takeUnretainedValue()
      guard let slot = record.shape.slot(name) else {
        throw Indexing.noField(name, of: .object(record), host: interpreter.host)
      }
      result = record.values[slot]
      remember(record.shape, slot, i, frame)
    } else {
      result = try Indexing.field(name, of: object.pointee.value, host: interpreter.host)
    }
    if i.d & UInt8(Instruction.bDies) != 0 { object.clear() }
    (registers + Int(i.a)).put(RegisterCell(result))
  }

  private func remember(_ shape: Shape, _ slot: Int, _ i: Instruction, _ frame: UnsafeMutablePointer<Frame>) {
    guard shape.count <= Shape.remembered else { return }
    let cache = frame.pointee.entry.pointee.caches + Int(i.c)
    // Safe because the cache owns one reference to the shape it names, given back here or with the code.
    let old = cache.pointee.shape
    cache.pointee = FieldCache(shape: Unmanaged.passRetained(shape), slot: slot)
    old?.release()
  }

  // MARK: Changing

  /// `a[b] = c`.
  @inline(never) func setIndex(_ i: Instruction, _ registers: Registers) throws {
    let target = registers + Int(i.a)
    let position = registers + Int(i.b)
    if target.pointee.tag == Tag.list, position.pointee.tag == Tag.int, target.isUnique(ListObject.self) {
      let index = position.pointee.int
      let list = target.pointee.object(as: ListObject.self)
      if list._withUnsafeGuaranteedRef({ $0.values.indices.contains(index) }) {
        let value = (registers + Int(i.c)).take()
        list._withUnsafeGuaranteedRef { $0.values[index] = value }
        return
      }
    }
    let value = (registers + Int(i.c)).take()
    let index = position.take()
    try change(target) { try Indexing.change(&$0, [.index(index)], to: value, host: self.interpreter.host) }
  }

  /// `a.field = b`.
  @inline(never) func setField(_ i: Instruction, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws {
    let target = registers + Int(i.a)
    let cache = frame.pointee.entry.pointee.caches + Int(i.c)
    if target.pointee.tag == Tag.record, let shape = cache.pointee.shape, target.isUnique(RecordObject.self) {
      let record = target.pointee.object(as: RecordObject.self)
      let isKnown = record._withUnsafeGuaranteedRef {
        Unmanaged.passUnretained($0.shape).toOpaque() == shape.toOpaque()
      }
      if isKnown {
        let value = (registers + Int(i.b)).take()
        record._withUnsafeGuaranteedRef { $0.values[cache.pointee.slot] = value }
        return
      }
    }
    let name = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.fields[Int(i.c)] }
    let value = (registers + Int(i.b)).take()
    try change(target) { try Indexing.change(&$0, [.field(name)], to: value, host: self.interpreter.host) }
    guard target.pointee.tag == Tag.record else { return }
    let record = target.pointee.object(as: RecordObject.self).takeUnretainedValue()
    if let slot = record.shape.slot(name) { remember(record.shape, slot, i, frame) }
  }

  private func setPath(_ i: Instruction, _ registers: Registers, _ path: Code.AssignmentPath) throws {
    let first = registers + Int(i.b)
    var next = 1
    let steps: [Indexing.Step] = path.steps.map { step in
      switch step {
      case .field(let name): return .field(name)
      case .index:
        next += 1
        return .index((first + next - 1).take())
      }
    }
    let value = first.take()
    try change(registers + Int(i.a)) {
      try Indexing.change(&$0, steps[...], to: value, host: self.interpreter.host)
    }
  }

  /// Takes the variable's value out while it is changed, so that it can be held by nobody else; it is put back whether
  /// the change succeeds or not.
  private func change(_ variable: Registers, _ body: (inout Value) throws -> Void) throws {
    var value = variable.take()
    defer { variable.put(RegisterCell(value)) }
    try body(&value)
  }

  // MARK: Taking apart

  /// `a, b = pair`: a record by name when it has every name, else by position.
  private func unpack(_ i: Instruction, _ registers: Registers, _ pattern: Code.UnpackPattern) throws {
    let value = (registers + Int(i.a)).take()
    let first = registers + Int(i.b)
    if let record = value.asRecord {
      let named = pattern.names.map { $0.flatMap { record[$0] } }
      if named.allSatisfy({ $0 != nil }) {
        for (index, field) in named.enumerated() { (first + index).put(RegisterCell(field ?? .none)) }
        return
      }
    }
    let elements: [Value]?
    if let record = value.asRecord { elements = record.values } else { elements = try value.asObject?.elements() }
    guard let elements, value.asText == nil else {
      throw Diagnostic("R035", "only a list or a record can be taken apart, not \(value.aKind)")
    }
    guard elements.count == pattern.count else {
      throw Diagnostic(
        "R036", "\(pattern.count) names stand on the left, but the \(value.kind) has \(elements.count) values")
    }
    for (index, element) in elements.enumerated() { (first + index).put(RegisterCell(element)) }
  }
}
