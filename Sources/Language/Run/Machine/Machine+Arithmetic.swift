// Safe because registers hold their objects while these run, and tags are compared before an object is looked into.
extension Machine {
  typealias Registers = UnsafeMutablePointer<RegisterCell>

  // MARK: Quick

  @inline(__always) static func modulo(_ a: Int, _ positive: Int) -> Int {
    let rest = a % positive
    return rest < 0 ? rest &+ positive : rest
  }

  @inline(__always) static func floorDivide(_ a: Int, _ positive: Int) -> Int {
    let quotient = a / positive
    return a % positive < 0 ? quotient &- 1 : quotient
  }

  /// Whether a comparison of two registers holds; numbers of one kind are compared here.
  @inline(__always) func holds(
    _ operation: Operation, _ i: Running, _ registers: Registers, _ ints: (Int, Int) -> Bool,
    _ doubles: (Double, Double) -> Bool
  ) throws -> Bool {
    let x = registers[Int(i.a)]
    let y = registers[Int(i.b)]
    if x.tag == Tag.int, y.tag == Tag.int { return ints(x.int, y.int) }
    if x.tag == Tag.double, y.tag == Tag.double { return doubles(x.double, y.double) }
    return try holdsSlowly(operation, i, registers)
  }

  @inline(__always) func holdsInt(
    _ operation: Operation, _ i: Running, _ registers: Registers, _ ints: (Int, Int) -> Bool
  ) throws -> Bool {
    let x = registers[Int(i.a)]
    if x.tag == Tag.int { return ints(x.int, i.signedB) }
    return try holdsSlowly(operation, i, registers, with: .int(i.signedB))
  }

  // MARK: Slow

  /// `a = b ∘ c` for everything but two numbers of one kind.
  @inline(never) func combine(_ operation: Operation, _ i: Running, _ registers: Registers) throws {
    let target = registers + Int(i.a)
    let left = registers + Int(i.b)
    let right = registers + Int(i.c)
    let x = left.pointee
    let y = right.pointee
    if !x.isObject, let number = Arithmetic.numbers(operation, x, y) {
      target.put(number)
      return
    }
    let leftDies = left == target || i.bDies
    if operation == .add, leftDies, x.isObject, try grow(left, by: right) {
      if left != target {
        target.put(left.pointee)
        left.pointee = .unset
      }
    } else {
      target.put(RegisterCell(try evaluate(operation, x.value, y.value)))
    }
    if right != target, i.cDies { right.clear() }
    if left != target, i.bDies { left.clear() }
  }

  @inline(never) func combine(
    _ operation: Operation, _ i: Running, _ registers: Registers, with y: RegisterCell
  ) throws {
    let target = registers + Int(i.a)
    let left = registers + Int(i.b)
    if let number = Arithmetic.numbers(operation, left.pointee, y) {
      target.put(number)
      return
    }
    target.put(RegisterCell(try evaluate(operation, left.pointee.value, y.value)))
    if left != target, i.bDies { left.clear() }
  }

  /// `x + y` in place, where `x` is a text or list that nobody else holds; false when it is not.
  func grow(_ left: Registers, by right: Registers) throws -> Bool {
    let y = right.pointee
    if left.pointee.tag == Tag.list, y.tag == Tag.list, y.bits != left.pointee.bits, left.isUnique(ListObject.self) {
      let added = y.object(as: ListObject.self).takeUnretainedValue()
      try charge(added.size * MemoryLayout<RegisterCell>.stride)
      left.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef { $0.cells.append(copying: added.cells) }
      return true
    }
    guard left.pointee.tag == Tag.text, y.tag == Tag.text else { return false }
    return try append(y, to: left)
  }

  /// `+` and its kin on any values; what they make counts against the memory budget first.
  func evaluate(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value {
    if stop.isSet { throw interrupted() }
    if operation == .add, case .object(let a) = x, case .object(let b) = y {
      if let a = a.listObject, let b = b.listObject {
        try charge((a.size + b.size) * MemoryLayout<RegisterCell>.stride)
      } else if let a = a.textObject, let b = b.textObject {
        try charge(a.size + b.size)
      }
    }
    return try Arithmetic.evaluate(operation, x, y)
  }

  /// The truth of a comparison of two integers as a value; false where that is not what is compared.
  @inline(__always) func comparedQuickly(_ i: Running, _ registers: Registers, _ ints: (Int, Int) -> Bool) -> Bool {
    let x = registers[Int(i.b)]
    let y = registers[Int(i.c)]
    guard x.tag == Tag.int, y.tag == Tag.int else { return false }
    (registers + Int(i.a)).put(.bool(ints(x.int, y.int)))
    return true
  }

  @inline(never) func compared(_ operation: Operation, _ i: Running, _ registers: Registers) throws {
    let left = registers + Int(i.b)
    let right = registers + Int(i.c)
    let x = left.pointee
    let y = right.pointee
    let result: RegisterCell
    if x.tag == Tag.text, y.tag == Tag.text, let truth = try texts(operation, x, y) {
      result = .bool(truth)
    } else if let truth = Arithmetic.comparison(operation, x, y) {
      result = .bool(truth)
    } else {
      result = RegisterCell(try evaluate(operation, x.value, y.value))
    }
    if i.bDies { left.clear() }
    if i.cDies { right.clear() }
    (registers + Int(i.a)).put(result)
  }

  @inline(never) func holdsSlowly(_ operation: Operation, _ i: Running, _ registers: Registers) throws -> Bool {
    let left = registers + Int(i.a)
    let right = registers + Int(i.b)
    let truth = try truth(operation, left.pointee, right.pointee)
    if i.bDies { left.clear() }
    if i.cDies { right.clear() }
    return truth
  }

  @inline(never) func holdsSlowly(
    _ operation: Operation, _ i: Running, _ registers: Registers, with y: RegisterCell
  ) throws -> Bool {
    let left = registers + Int(i.a)
    let truth = try truth(operation, left.pointee, y)
    if i.bDies { left.clear() }
    return truth
  }

  private func truth(_ operation: Operation, _ x: RegisterCell, _ y: RegisterCell) throws -> Bool {
    if x.tag == Tag.text, y.tag == Tag.text, let truth = try texts(operation, x, y) { return truth }
    if let truth = Arithmetic.comparison(operation, x, y) { return truth }
    let result = try evaluate(operation, x.value, y.value)
    if case .bool(let truth) = result { return truth }
    throw Machine.conditionProblem(result)
  }

  @inline(never) func negate(_ i: Running, _ registers: Registers) throws {
    let x = registers[Int(i.b)]
    let result: RegisterCell
    if x.tag == Tag.int, x.int != .min {
      result = .int(-x.int)
    } else if x.tag == Tag.double {
      result = .double(-x.double)
    } else {
      result = RegisterCell(try Arithmetic.negated(x.value))
    }
    if i.bDies { (registers + Int(i.b)).clear() }
    (registers + Int(i.a)).put(result)
  }

  @inline(never) func not(_ i: Running, _ registers: Registers) throws {
    let x = registers[Int(i.b)]
    let result: RegisterCell = x.tag == Tag.bool ? .bool(x.bits == 0) : RegisterCell(try Arithmetic.opposite(x.value))
    if i.bDies { (registers + Int(i.b)).clear() }
    (registers + Int(i.a)).put(result)
  }

  /// What a comparison of two texts comes to, or whether one stands in the other; none for any other operator.
  private func texts(_ operation: Operation, _ x: RegisterCell, _ y: RegisterCell) throws -> Bool? {
    // Between long texts many comparisons go by before the next poll.
    if stop.isSet { throw interrupted() }
    return x.object(as: TextObject.self)._withUnsafeGuaranteedRef { x in
      y.object(as: TextObject.self)._withUnsafeGuaranteedRef { y in
        switch operation {
        case .equal: x.same(y)
        case .notEqual: !x.same(y)
        case .less: x.order(y) < 0
        case .lessOrEqual: x.order(y) <= 0
        case .greater: x.order(y) > 0
        case .greaterOrEqual: x.order(y) >= 0
        case .isIn: y.contains(x)
        case .isNotIn: !y.contains(x)
        default: nil
        }
      }
    }
  }

  /// `x in y` and `x not in y`; a text is looked for in a text or among the fields of a record without a copy.
  @inline(never) func membership(_ operation: Operation, _ i: Running, _ registers: Registers) throws {
    let left = registers + Int(i.b)
    let right = registers + Int(i.c)
    guard left.pointee.tag == Tag.text, right.pointee.tag == Tag.text || right.pointee.tag == Tag.record else {
      return try combine(operation, i, registers)
    }
    let truth: Bool?
    if right.pointee.tag == Tag.text {
      truth = try texts(operation, left.pointee, right.pointee)
    } else {
      let slot = right.pointee.object(as: RecordObject.self)._withUnsafeGuaranteedRef { record in
        left.pointee.object(as: TextObject.self)._withUnsafeGuaranteedRef { record.shape.slot($0) }
      }
      truth = (slot != nil) == (operation == .isIn)
    }
    if i.bDies { left.clear() }
    if i.cDies { right.clear() }
    (registers + Int(i.a)).put(.bool(truth ?? false))
  }

  // MARK: `and`, `or`, `??`

  /// The left side alone decides an `and`: it is false.
  @inline(never) func decides(and left: Registers) throws -> Bool {
    try isTruth(left.pointee) && left.pointee.bits == 0
  }

  /// The left side alone decides an `or`: it is true.
  @inline(never) func decides(or left: Registers) throws -> Bool { try isTruth(left.pointee) && left.pointee.bits != 0 }

  private func isTruth(_ cell: RegisterCell) throws -> Bool {
    if cell.tag == Tag.bool { return true }
    guard cell.tag == Tag.other else { throw notACondition(cell) }
    return false
  }

  /// The left side of a `??` stands, unless it is none; objects of the host are asked once the right side is known.
  @inline(never) func decides(fallback left: Registers) -> Bool {
    left.pointee.tag != Tag.none && left.pointee.tag != Tag.other
  }

  @inline(never) func join(_ operation: Operation, _ i: Running, _ registers: Registers) throws {
    let target = registers + Int(i.a)
    let right = registers + Int(i.b)
    let result = try Arithmetic.join(operation, target.pointee.value, right.pointee.value)
    target.put(RegisterCell(result))
    if i.bDies { right.clear() }
  }

  // MARK: Conditions

  @inline(never) func notACondition(_ cell: RegisterCell) -> Diagnostic { Machine.conditionProblem(cell.value) }

  static func conditionProblem(_ value: Value) -> Diagnostic {
    var help: String?
    if case .object(let object) = value { help = object.conditionHelp }
    if case .int = value { help = "compare it: `… != 0`" }
    if case .none = value { help = "compare it: `… == none`" }
    return Diagnostic("R020", "a condition must be true or false, not \(value.aKind)", help: help)
  }
}
