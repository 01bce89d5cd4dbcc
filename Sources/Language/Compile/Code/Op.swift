/// The instructions of the register machine: `a b c` are registers, constants, small integers or a jump relative to the
/// next instruction, as `Disassembler` shows them. The `dies` bits of `d` name operand registers that hold a temporary
/// value nobody reads again: the machine lets go of it, so that lists stay uniquely held.
enum Op: UInt8 {
  // Moves.
  case move, take, loadConstant, loadInt, clear, checkSet
  case getGlobal, getCapture, getCaptureBox, setCaptureBox, newBox, getBox, setBox, loadSelf, closure
  // a = b ∘ c
  case add, addText, concatenate, subtract, multiply, divide, floorDivide, modulo, power
  case addInt, subtractInt, multiplyConstant, divideConstant, floorDivideConstant, moduloConstant
  case negate, not
  // An addition and the end of a loop's turn behind it, which stands there for itself as well.
  case addLoopIfLess, addLoopIfLessOrEqual, addIntLoopIfLess, addIntLoopIfLessOrEqual, addRangeNext
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn, isNotIn
  // Jumps.
  case jump, loop, jumpIfFalse, jumpIfTrue
  case unlessEqual, unlessNotEqual, unlessLess, unlessLessOrEqual, unlessGreater, unlessGreaterOrEqual
  case unlessEqualInt, unlessNotEqualInt, unlessLessInt, unlessLessOrEqualInt, unlessGreaterInt, unlessGreaterOrEqualInt
  case loopIfEqual, loopIfNotEqual, loopIfLess, loopIfLessOrEqual, loopIfGreater, loopIfGreaterOrEqual
  case loopIfEqualInt, loopIfNotEqualInt, loopIfLessInt, loopIfLessOrEqualInt, loopIfGreaterInt, loopIfGreaterOrEqualInt
  case andTest, andJoin, orTest, orJoin, fallbackTest, fallbackJoin
  case jumpIfSet
  // Collections.
  case range, newList, extendList, spreadList, newRecord, setEntry, spreadRecord
  case getIndex, setIndex, setIndexConstant, getField, setField, setPath, appendElement, appendConstant, addShared,
    unpack
  case toText, joinText, appendText
  // Loops.
  case rangePrepare, rangeNext, iteratePrepare, iterateNext, iteratePairNext
  // Calls.
  case peekGlobal, pickCallee, call, callLocal, callCapture, callShaped, callGlobal, callGlobalMain, callHost
  case tryQuick, tryQuickTemporary, tryQuickBox, tryQuickCapture, tryQuickCaptureBox
  case returnValue, returnFull, returnMain, returnNone
  // Statements with an effect beyond registers.
  case expectFailed, useModule, useName, parameter
}

extension Op {
  /// This and the operator behind it done at once; none where there is no such operator.
  func joined(with next: Op) -> Op? {
    switch (self, next) {
    case (.add, .loopIfLess): .addLoopIfLess
    case (.add, .loopIfLessOrEqual): .addLoopIfLessOrEqual
    case (.addInt, .loopIfLess): .addIntLoopIfLess
    case (.addInt, .loopIfLessOrEqual): .addIntLoopIfLessOrEqual
    case (.add, .rangeNext): .addRangeNext
    default: nil
    }
  }
}

/// One instruction, 8 bytes.
struct Instruction {
  /// The operator in the lowest byte, then `d`, then `a b c` of 16 bits each: one load fetches all, and each case of
  /// the machine takes out what it needs.
  private var word: UInt64

  init(_ op: Op, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, d: Int = 0) {
    word =
      UInt64(op.rawValue) | UInt64(UInt8(truncatingIfNeeded: d)) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
      | UInt64(UInt16(truncatingIfNeeded: b)) << 32 | UInt64(UInt16(truncatingIfNeeded: c)) << 48
  }

  // Safe because every instruction is made by `init` above from an operator that exists.
  @inline(__always) var op: Op {
    get { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Op.self) }
    set { word = word & ~0xFF | UInt64(newValue.rawValue) }
  }
  @inline(__always) var d: UInt8 {
    get { UInt8(truncatingIfNeeded: word >> 8) }
    set { word = word & ~(0xFF << 8) | UInt64(newValue) << 8 }
  }
  @inline(__always) var a: UInt16 {
    get { UInt16(truncatingIfNeeded: word >> 16) }
    set { word = word & ~(0xFFFF << 16) | UInt64(newValue) << 16 }
  }
  @inline(__always) var b: UInt16 {
    get { UInt16(truncatingIfNeeded: word >> 32) }
    set { word = word & ~(0xFFFF << 32) | UInt64(newValue) << 32 }
  }
  @inline(__always) var c: UInt16 {
    get { UInt16(truncatingIfNeeded: word >> 48) }
    set { word = word & ~(0xFFFF << 48) | UInt64(newValue) << 48 }
  }

  /// Bits of `d`.
  static let bDies = 1
  static let cDies = 2
  /// What is changed lies in the box that register `a` holds, or that the function has captured at place `a`.
  static let aBoxed = 4
  static let aCaptured = 8
  /// Reads a field of what lies in a register, where it dies.
  @inline(__always) func reads(_ register: UInt16) -> Bool {
    op == .getField && b == register && d & UInt8(Instruction.bDies) != 0
  }

  /// `c` as a signed number.
  @inline(__always) var signedC: Int { Int(Int16(bitPattern: c)) }
  @inline(__always) var signedB: Int { Int(Int16(bitPattern: b)) }

  /// `b` and `c` together as a signed number of 32 bits.
  @inline(__always) var wide: Int { Int(Int32(truncatingIfNeeded: word >> 32)) }
}

/// The instruction that runs, read where it lies: an operand is one load, made where it is needed.
struct Running {
  // Safe because it is made from the place behind an instruction of code that somebody holds while it runs, and reads
  // the bytes as `Instruction` has laid them out, the lowest first.
  private let end: UnsafeRawPointer

  /// The instruction that ends here: the machine then needs no second pointer beside the one to the next.
  @inline(__always) init(before next: UnsafeMutablePointer<Instruction>) { end = UnsafeRawPointer(next) }

  @inline(__always) var op: Op { unsafeBitCast(end.load(fromByteOffset: -8, as: UInt8.self), to: Op.self) }
  @inline(__always) var d: UInt8 { end.load(fromByteOffset: -7, as: UInt8.self) }
  @inline(__always) var a: UInt16 { end.load(fromByteOffset: -6, as: UInt16.self) }
  @inline(__always) var b: UInt16 { end.load(fromByteOffset: -4, as: UInt16.self) }
  @inline(__always) var c: UInt16 { end.load(fromByteOffset: -2, as: UInt16.self) }
  @inline(__always) var signedB: Int { Int(end.load(fromByteOffset: -4, as: Int16.self)) }
  @inline(__always) var signedC: Int { Int(end.load(fromByteOffset: -2, as: Int16.self)) }
  @inline(__always) var wide: Int { Int(end.load(fromByteOffset: -4, as: Int32.self)) }

  /// What is changed lies in a box.
  @inline(__always) var isShared: Bool { d >= UInt8(Instruction.aBoxed) }
  @inline(__always) var bDies: Bool { d & UInt8(Instruction.bDies) != 0 }
  @inline(__always) var cDies: Bool { d & UInt8(Instruction.cDies) != 0 }
}
