extension Machine {
  // MARK: Making

  @inline(never) func makeRange(_ i: Running, _ registers: Registers) throws {
    let x = registers[Int(i.b)]
    let y = registers[Int(i.c)]
    for cell in [x, y] where cell.tag != Tag.int {
      throw Diagnostic("R040", "a range goes from integer to integer, not \(cell.value.aKind)")
    }
    (registers + Int(i.a)).put(RegisterCell(.object(RangeObject(x.int, y.int))))
  }

  /// The rarer instructions on lists, records and texts.
  ///
  /// Safe because the register holds the list or record that an instruction before made, and the frame its code, while
  /// the object is used.
  @inline(never) func collect(_ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws {
    let target = registers + Int(i.a)
    let code = frame.pointee.entry.pointee.code.takeUnretainedValue()
    switch i.op {
    case .newList: target.put(.object(ListObject(cells: Cells(taking: registers + Int(i.b), Int(i.c))), Tag.list))
    case .extendList:
      let added = Int(i.c)
      try charge(added * MemoryLayout<RegisterCell>.stride)
      target.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef {
        $0.cells.append(taking: registers + Int(i.b), added)
      }
    case .spreadList:
      let value = (registers + Int(i.b)).take()
      guard case .object(let object) = value, let elements = try object.elements(), object.layout != .text else {
        throw Diagnostic("R032", "`..` in a list takes a list apart, not \(value.aKind)")
      }
      try charge(elements.count * MemoryLayout<Value>.stride)
      target.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { list in
        for element in elements { list.cells.append(RegisterCell(element)) }
      }
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
        if record.cells.count == 0 {
          record.shape = other.shape
          withExtendedLifetime(value) { record.cells.append(copying: other.cells) }
        } else {
          for field in other.fields { record.set(field.name, field.value) }
        }
      }
    case .unpack: try unpack(i, registers, code.patterns[Int(i.c)])
    case .toText:
      let value = target.take()
      guard let format = code.constants[Int(i.b)].asText else { return }
      target.put(RegisterCell(.text(try FormatSpec.format(value, format))))
    default: return
    }
  }

  @inline(never) func newRecord(_ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) {
    let shape = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.shapes[Int(i.c)] }
    let record = RecordObject(shape: shape, cells: Cells(taking: registers + Int(i.b), shape.count))
    (registers + Int(i.a)).put(.object(record, Tag.record))
  }

  // MARK: Reading

  @inline(never) func index(_ i: Running, _ registers: Registers) throws {
    let object = registers + Int(i.b)
    let position = registers + Int(i.c)
    let quick = Machine.piece(of: object.pointee, position.pointee)
    if quick.tag != Tag.unset {
      if i.bDies { object.clear() }
      if i.cDies { position.clear() }
      (registers + Int(i.a)).put(quick)
      return
    }
    let result = try Indexing.element(of: object.pointee.value, at: position.pointee.value)
    if i.bDies { object.clear() }
    if i.cDies { position.clear() }
    (registers + Int(i.a)).put(RegisterCell(result))
  }

  /// The field of a record by its name in a text, or a code point of a text, to be let go of; unset where there is none.
  private static func piece(of object: RegisterCell, _ position: RegisterCell) -> RegisterCell {
    if object.tag == Tag.record, position.tag == Tag.text {
      return object.object(as: RecordObject.self)._withUnsafeGuaranteedRef { record in
        let slot = position.object(as: TextObject.self)._withUnsafeGuaranteedRef { record.shape.slot($0) }
        guard let slot else { return .unset }
        let cell = record.cells.cell(at: slot)
        cell.retain()
        return cell
      }
    }
    guard object.tag == Tag.text, position.tag == Tag.int else { return .unset }
    let text = object.object(as: TextObject.self)._withUnsafeGuaranteedRef { $0.scalar(at: position.int) }
    return text.map { .object($0, Tag.text) } ?? .unset
  }

  /// `xs[i].field`: the record itself goes nowhere, so only its field is read. False when the access must look for it.
  @inline(never) func fieldOfElement(
    _ cell: RegisterCell, _ i: Running, _ next: Running, _ registers: Registers,
    _ frame: UnsafeMutablePointer<Frame>
  ) -> Bool {
    let cache = frame.pointee.entry.pointee.caches + Int(next.c)
    let field = cell.object(as: RecordObject.self)._withUnsafeGuaranteedRef { $0.cell(cache) }
    if field.tag == Tag.unset { return false }
    field.retain()
    if i.bDies { (registers + Int(i.b)).clear() }
    (registers + Int(next.a)).put(field)
    return true
  }

  @inline(never) func field(_ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws {
    let object = registers + Int(i.b)
    let name = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.fields[Int(i.c)] }
    let result: Value
    if object.pointee.tag == Tag.record {
      let record = object.pointee.object(as: RecordObject.self).takeUnretainedValue()
      guard let slot = Machine.slot(of: object.pointee, Int(i.c), frame) else {
        throw Indexing.noField(name, of: .object(record), host: interpreter.host)
      }
      result = record[slot]
    } else {
      result = try Indexing.field(name, of: object.pointee.value, host: interpreter.host)
    }
    if i.bDies { object.clear() }
    (registers + Int(i.a)).put(RegisterCell(result))
  }

  // MARK: Taking apart

  /// `a, b = pair`: a record by name when it has every name, else by position.
  private func unpack(_ i: Running, _ registers: Registers, _ pattern: Code.UnpackPattern) throws {
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
