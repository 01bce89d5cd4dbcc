// Safe because registers are the running window's own, whose numbers the compiler reserved, and tags are compared before
// bits are read as numbers or objects.
extension Machine {
  // MARK: Two numbers of one kind

  /// `a = b ∘ y` for two integers whose result fits, or two decimals; false, with nothing changed, for anything else.
  @inline(__always) static func quickly(
    _ i: Running, _ registers: Registers, _ y: RegisterCell, _ ints: (Int, Int) -> (partialValue: Int, overflow: Bool),
    _ doubles: (Double, Double) -> Double
  ) -> Bool {
    let x = registers[Int(i.b)]
    if x.tag == Tag.int, y.tag == Tag.int {
      let (result, overflow) = ints(x.int, y.int)
      if overflow { return false }
      (registers + Int(i.a)).put(.int(result))
      return true
    }
    guard x.tag == Tag.double, y.tag == Tag.double else { return false }
    (registers + Int(i.a)).put(.double(doubles(x.double, y.double)))
    return true
  }

  /// `a = b + c`.
  @inline(__always) static func adds(_ i: Running, _ registers: Registers) -> Bool {
    quickly(i, registers, registers[Int(i.c)], { $0.addingReportingOverflow($1) }, +)
  }

  /// `a = b + c` for a small integer `c`.
  @inline(__always) static func addsInt(_ i: Running, _ registers: Registers) -> Bool {
    let x = registers[Int(i.b)]
    guard x.tag == Tag.int else { return false }
    let (sum, overflow) = x.int.addingReportingOverflow(i.signedC)
    if overflow { return false }
    (registers + Int(i.a)).put(.int(sum))
    return true
  }

  /// `x += v` of integers for a variable in a box, whose old value the right side cannot have changed.
  @inline(__always) static func addsToBox(_ i: Running, _ registers: Registers, _ frame: FramePointer) -> Bool {
    let y = registers[Int(i.b)]
    guard i.c == 0, y.tag == Tag.int else { return false }
    return box(i, registers, frame).object(as: Box.self)._withUnsafeGuaranteedRef { box in
      let (sum, overflow) = box.cell.int.addingReportingOverflow(y.int)
      guard box.cell.tag == Tag.int, !overflow else { return false }
      box.cell = .int(sum)
      return true
    }
  }

  // MARK: The end of a loop's turn

  /// The comparison that stands behind an addition: of two integers it is made here, any other goes its own way.
  @inline(__always) func loop(
    _ registers: Registers, _ pc: inout UnsafeMutablePointer<Instruction>, _ ints: (Int, Int) -> Bool
  ) throws {
    let next = Running(before: pc + 1)
    let x = registers[Int(next.a)]
    let y = registers[Int(next.b)]
    guard x.tag == Tag.int, y.tag == Tag.int else { return }
    pc += 1
    if ints(x.int, y.int) {
      pc += next.signedC
      try poll()
    }
  }

  /// The next number of a `for` over a range, or on behind the loop.
  @inline(__always) func nextOfRange(
    _ i: Running, _ registers: Registers, _ pc: inout UnsafeMutablePointer<Instruction>
  ) throws {
    let next = registers + Int(i.a)
    let value = next.pointee.int
    if value <= next[1].int {
      next.pointee.bits = UInt(bitPattern: value &+ 1)
      (next + 2).put(.int(value))
      pc += i.wide
      try poll()
    }
  }
}
