// Safe because a loop owns the registers from `base` on, and their tags are compared before an object is looked into.
extension Machine {
  // MARK: `for`

  /// The two ends of a range lie in `base` and the register after it.
  @inline(never) func prepareRange(_ base: Registers) throws {
    for index in 0...1 where base[index].tag != Tag.int {
      throw Diagnostic("R040", "a range goes from integer to integer, not \(base[index].value.aKind)")
    }
    guard base[1].int < Int.max else {
      throw Diagnostic("R040", "a range ends below the largest integer")
    }
  }

  /// The sequence lies in `base`; afterwards a list or a range does, and the position in the register after it.
  @inline(never) func prepareIteration(_ base: Registers, pairs: Bool) throws {
    let cell = base.pointee
    (base + 1).put(.int(0))
    if cell.tag == Tag.list { return }
    if cell.tag == Tag.range {
      let range = cell.object(as: RangeObject.self).takeUnretainedValue()
      guard range.last < Int.max else { throw Diagnostic("R040", "a range ends below the largest integer") }
      (base + 1).put(.int(range.first))
      return
    }
    if cell.tag == Tag.record, pairs { return }
    if cell.tag == Tag.text {
      let letters = cell.object(as: TextObject.self)._withUnsafeGuaranteedRef { $0.letters() }
      base.put(.object(letters, Tag.list))
      return
    }
    guard cell.isObject, let elements = try cell.object.takeUnretainedValue().elements() else {
      throw Diagnostic("R041", "`for` goes through a list, a range, a record or a text, not \(cell.value.aKind)")
    }
    base.put(RegisterCell(.list(elements)))
  }

  /// Puts the next element in the register two further on; false at the end.
  @inline(never) func advance(_ base: Registers) -> Bool {
    let position = base[1].int
    let cell: RegisterCell
    if base.pointee.tag == Tag.list {
      cell = base.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { $0.cells.cell(at: position) }
      if cell.tag == Tag.unset { return false }
      cell.retain()
    } else {
      let last = base.pointee.object(as: RangeObject.self)._withUnsafeGuaranteedRef { $0.last }
      if position > last { return false }
      cell = .int(position)
    }
    base[1].bits = UInt(bitPattern: position &+ 1)
    (base + 2).put(cell)
    return true
  }

  /// The same with the element's index in the register after it; of a record the name, with its field's value before.
  @inline(never) func advancePair(_ base: Registers) -> Bool {
    if base.pointee.tag == Tag.record {
      let record = base.pointee.object(as: RecordObject.self).takeUnretainedValue()
      let position = base[1].int
      guard position < record.names.count else { return false }
      base[1] = .int(position + 1)
      (base + 2).put(RegisterCell(record[position]))
      (base + 3).put(RegisterCell(.text(record.names[position])))
      return true
    }
    guard advance(base) else { return false }
    let passed = base[1].int - 1
    let first = base.pointee.tag == Tag.list ? 0 : base.pointee.object(as: RangeObject.self).takeUnretainedValue().first
    (base + 3).put(.int(passed - first))
    return true
  }

  // MARK: Stopping and budgets

  /// At every backward jump and call: counts, and looks at the stop flag, the clock and the budgets a few times a
  /// millisecond. Whatever may take longer than a few instructions looks at the flag itself.
  @inline(__always) func poll() throws {
    state.pointee.fuel &-= 1
    if state.pointee.fuel < 0 { try pollSlowly() }
  }
}
