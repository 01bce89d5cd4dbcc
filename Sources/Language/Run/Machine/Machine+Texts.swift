// Safe because registers hold their texts while these run, tags are compared before an object is looked into, and a text
// is changed only while the register is its one holder.
extension Machine {
  // MARK: `+`

  /// `a = b + c` of two texts: in place where nobody else holds the left one, which dies.
  @inline(never) func addTexts(_ i: Running, _ registers: Registers) throws {
    let target = registers + Int(i.a)
    let left = registers + Int(i.b)
    let right = registers + Int(i.c)
    let leftDies = left == target || i.bDies
    if leftDies, try append(right.pointee, to: left) {
      if left != target {
        target.put(left.pointee)
        left.pointee = .unset
      }
    } else {
      target.put(try joined(left.pointee, right.pointee))
      if left != target, i.bDies { left.clear() }
    }
    if right != target, i.cDies { right.clear() }
  }

  /// The same with a constant at the right; any other left side than a text goes the long way.
  @inline(never) func addText(_ i: Running, _ registers: Registers, _ text: RegisterCell) throws {
    let target = registers + Int(i.a)
    let left = registers + Int(i.b)
    guard left.pointee.tag == Tag.text else { return try combine(.add, i, registers, with: text) }
    if left == target || i.bDies, try append(text, to: left) {
      if left == target { return }
      target.put(left.pointee)
      left.pointee = .unset
      return
    }
    target.put(try joined(left.pointee, text))
    if left != target, i.bDies { left.clear() }
  }

  /// Adds a text to the end of one that nobody else holds; false, with nothing changed, where others do.
  @inline(__always) func append(_ right: RegisterCell, to left: Registers) throws -> Bool {
    guard right.bits != left.pointee.bits, left.isUnique(TextObject.self) else { return false }
    try right.object(as: TextObject.self)._withUnsafeGuaranteedRef { added in
      try charge(added.size)
      left.pointee.object(as: TextObject.self)._withUnsafeGuaranteedRef { text in
        added.withBytes { text.append($0) }
      }
    }
    return true
  }

  /// Two texts as a new one.
  private func joined(_ x: RegisterCell, _ y: RegisterCell) throws -> RegisterCell {
    let text = try x.object(as: TextObject.self)._withUnsafeGuaranteedRef { left in
      try y.object(as: TextObject.self)._withUnsafeGuaranteedRef { right in
        try charge(left.size + right.size)
        return TextObject.joined(left, right)
      }
    }
    return .object(text, Tag.text)
  }

  /// `a = b + c + d …` where all are texts, as one new text; false, with nothing changed, where one is anything else.
  @inline(never) func concatenate(
    _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) throws -> Bool {
    let constants = frame.pointee.entry.pointee.constants
    let operands = frame.pointee.entry.pointee.formats + Int(i.c)
    let last = operands.pointee
    var total = 0
    for number in 1...last {
      let cell = operands[number] < 0 ? constants[~operands[number]] : registers[operands[number] >> 1]
      guard cell.tag == Tag.text else { return false }
      total += cell.object(as: TextObject.self)._withUnsafeGuaranteedRef { $0.size }
    }
    try charge(total)
    let text = TextObject(room: total)
    for number in 1...last {
      let operand = operands[number]
      let cell = operand < 0 ? constants[~operand] : registers[operand >> 1]
      cell.object(as: TextObject.self)._withUnsafeGuaranteedRef { $0.withBytes { text.append($0) } }
      if operand >= 0, operand & 1 == 1 { (registers + operand >> 1).clear() }
    }
    (registers + Int(i.a)).put(.object(text, Tag.text))
    return true
  }

  // MARK: `f"…"`

  /// The pieces of an `f"…"`, which die, as one text.
  @inline(never) func joinText(_ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws {
    gather(i, registers, frame)
    try charge(builder.count)
    (registers + Int(i.a)).put(.object(builder.take(), Tag.text))
  }

  /// Puts the pieces beside each other in the builder.
  @inline(__always) private func gather(
    _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) {
    let entry = frame.pointee.entry
    // An error may have left a text that was not taken.
    builder.empty()
    var next = registers + Int(i.b)
    let pieces = entry.pointee.formats + Int(i.c)
    for number in 1..<pieces.pointee + 1 {
      if pieces[number] != Code.registerPiece {
        builder.add(entry.pointee.constants[pieces[number]])
      } else {
        builder.add(next.pointee)
        next.clear()
        next += 1
      }
    }
  }

  /// `x += f"…"`: the pieces, which die, go to the end of a text that nobody else holds; of any other value they make
  /// a text first.
  @inline(never) func appendText(
    _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    let target = registers + Int(i.a)
    if target.pointee.tag == Tag.text, target.isUnique(TextObject.self) {
      try target.pointee.object(as: TextObject.self)._withUnsafeGuaranteedRef {
        try addPieces(i, registers, frame.pointee.entry, to: $0)
      }
      return
    }
    gather(i, registers, frame)
    let added = Value.object(builder.take())
    target.put(RegisterCell(try evaluate(.add, target.pointee.value, added)))
  }

  @inline(__always) private func addPieces(
    _ i: Running, _ registers: Registers, _ entry: UnsafeMutablePointer<Entry>, to text: TextObject
  ) throws {
    var next = registers + Int(i.b)
    let pieces = entry.pointee.formats + Int(i.c)
    for number in 1..<pieces.pointee + 1 {
      if pieces[number] != Code.registerPiece {
        try add(entry.pointee.constants[pieces[number]], to: text)
      } else {
        try add(next.pointee, to: text)
        next.clear()
        next += 1
      }
    }
  }

  /// Any value as it stands in an `f"…"`.
  @inline(__always) private func add(_ cell: RegisterCell, to text: TextObject) throws {
    switch cell.tag {
    case Tag.int: text.append(cell.int)
    case Tag.text:
      try cell.object(as: TextObject.self)._withUnsafeGuaranteedRef { added in
        try charge(added.size)
        added.withBytes { text.append($0) }
      }
    default:
      var added = cell.value.text
      try charge(added.utf8.count)
      added.withUTF8 { text.append($0) }
    }
  }
}
