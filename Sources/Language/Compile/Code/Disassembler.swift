/// Code as text, an instruction a line: for tests and for whoever works on the compiler.
struct Disassembler {
  private let code: Code

  /// The instructions of the code, then those of the functions that it makes.
  static func text(_ code: Code) -> String {
    let disassembler = Disassembler(code: code)
    var lines = ["\(code.name ?? (code.isMain ? "script" : "lambda")):"]
    for index in code.instructions.indices { lines.append("  " + disassembler.line(index)) }
    for handler in code.handlers {
      lines.append("  catch \(handler.start)..<\(handler.end) → \(handler.target)")
    }
    return ([lines.joined(separator: "\n")] + code.functions.map { text($0.code) }).joined(separator: "\n")
  }

  private func line(_ index: Int) -> String {
    let i = code.instructions[index]
    return "\(index) \(i.op)" + operands(i, index).map { " " + $0 }.joined() + dying(i)
  }

  private func dying(_ i: Instruction) -> String {
    guard !i.op.countsArguments else { return "" }
    return (i.d & 1 != 0 ? " b†" : "") + (i.d & 2 != 0 ? " c†" : "")
  }

  private func operands(_ i: Instruction, _ index: Int) -> [String] {
    let a = register(i.a)
    switch i.op {
    case .clear, .newBox, .loadSelf, .returnFull, .rangePrepare, .iteratePrepare: return [a]
    case .returnValue: return [a]
    case .returnNone: return []
    case .returnMain: return i.b == 2 ? [] : [a]
    case .loadConstant, .checkSet, .pickCallee: return [a, constant(i.b)]
    case .loadInt: return [a, "\(i.wide)"]
    case .getGlobal, .peekGlobal: return [a, code.space.names[Int(i.b)]]
    case .getCapture, .getCaptureBox: return [a, code.captureNames[Int(i.b)]]
    case .setCaptureBox: return [code.captureNames[Int(i.b)], a]
    case .closure: return [a, code.functions[Int(i.b)].code.name ?? "lambda"]
    case .addInt, .subtractInt, .addIntLoopIfLess, .addIntLoopIfLessOrEqual: return [a, register(i.b), "\(i.signedC)"]
    case .multiplyConstant, .divideConstant, .floorDivideConstant, .moduloConstant:
      return [a, register(i.b), constant(i.c)]
    case .jump, .loop: return [target(index, i.wide)]
    case .jumpIfFalse, .jumpIfTrue, .jumpIfSet, .andTest, .orTest, .fallbackTest, .rangeNext, .iterateNext,
      .iteratePairNext:
      return [a, target(index, i.wide)]
    case .getField: return [a, register(i.b), code.fields[Int(i.c)]]
    case .appendConstant: return [a, constant(i.b)]
    case .setIndexConstant: return [a, register(i.b), constant(i.c)]
    case .addText: return [a, register(i.b), constant(i.c)]
    case .tryQuick, .tryQuickTemporary, .tryQuickBox:
      return [a, quickForm(i.b), register(i.c), target(index, Int(i.d))]
    case .tryQuickCapture, .tryQuickCaptureBox:
      return [a, quickForm(i.b), code.captureNames[Int(i.c)], target(index, Int(i.d))]
    case .callLocal: return [a, register(i.b), "(\(i.d))"]
    case .callCapture: return [a, code.captureNames[Int(i.b)], "(\(i.d))"]
    case .appendElement, .addShared: return [place(i), register(i.b)]
    case .setIndex, .setPath: return [place(i), register(i.b), register(i.c)]
    case .setField: return [place(i), code.fields[Int(i.c)], register(i.b)]
    case .callGlobal, .callGlobalMain: return [a, code.space.names[Int(i.b)], "(\(i.d))"]
    case .callHost: return [a, constant(i.b), "(\(i.d))"]
    case .call, .callShaped: return [a, "(\(i.d))"]
    case .useModule: return [a, constant(i.b)]
    case .useName: return [a, register(i.b), constant(i.c)]
    case .parameter: return [a, constant(i.b), constant(i.c)]
    case .newList, .extendList: return [a, register(i.b), "\(i.c)"]
    case .joinText, .appendText: return [a, register(i.b), format(i.c)]
    case .concatenate: return [a, operands(i.c), target(index, Int(i.d))]
    case .newRecord: return [a, register(i.b), "{" + code.shapes[Int(i.c)].names.joined(separator: " ") + "}"]
    case .setEntry: return [a, register(i.b), constant(i.c)]
    case .toText: return [a, constant(i.b)]
    case .move, .take, .negate, .not, .setBox, .spreadList, .spreadRecord, .andJoin, .orJoin,
      .fallbackJoin:
      return [a, register(i.b)]
    case .getBox: return [a, register(i.b)]
    default:
      guard i.op.jumpsByC else { return [a, register(i.b), register(i.c)] }
      return [a, i.op.comparesInt ? "\(i.signedB)" : register(i.b), target(index, i.signedC)]
    }
  }

  /// The variable that is changed: a register, or the box in it, or a captured one.
  private func place(_ i: Instruction) -> String {
    if i.d & UInt8(Instruction.aCaptured) != 0 { return code.captureNames[Int(i.a)] }
    return (i.d & UInt8(Instruction.aBoxed) != 0 ? "box " : "") + register(i.a)
  }

  private func register(_ number: UInt16) -> String {
    guard code.isMain else { return "r\(number)" }
    let slot = Int(number)
    return slot < code.localCount ? code.space.names[slot] : "r\(slot - code.localCount)"
  }

  private func format(_ index: UInt16) -> String {
    let first = Int(index) + 1
    let parts = code.formats[first..<first + code.formats[first - 1]].map { piece in
      piece == Code.registerPiece ? "_" : code.constants[piece].inline
    }
    return "(" + parts.joined(separator: " ") + ")"
  }

  /// The operands of `concatenate`, each with its sign where it dies.
  private func operands(_ index: UInt16) -> String {
    let first = Int(index) + 1
    let parts = code.formats[first..<first + code.formats[first - 1]].map { piece in
      piece < 0 ? code.constants[~piece].inline : register(UInt16(piece >> 1)) + (piece & 1 == 1 ? "†" : "")
    }
    return "(" + parts.joined(separator: " ") + ")"
  }

  private func quickForm(_ number: UInt16) -> String { QuickForm(rawValue: Int(number)).map { "\($0)" } ?? "" }

  private func constant(_ index: UInt16) -> String { code.constants[Int(index)].inline }

  private func target(_ index: Int, _ distance: Int) -> String { "→\(index + 1 + distance)" }
}

extension Op {
  /// `d` is the number of arguments, or of instructions to skip.
  var countsArguments: Bool {
    switch self {
    case .call, .callLocal, .callCapture, .callShaped, .callGlobal, .callGlobalMain, .callHost, .tryQuick,
      .tryQuickTemporary, .tryQuickBox, .tryQuickCapture, .tryQuickCaptureBox, .concatenate:
      true
    default: false
    }
  }

  /// `b` is a small integer to compare with.
  var comparesInt: Bool {
    (Op.unlessEqualInt.rawValue...Op.unlessGreaterOrEqualInt.rawValue).contains(rawValue)
      || (Op.loopIfEqualInt.rawValue...Op.loopIfGreaterOrEqualInt.rawValue).contains(rawValue)
  }
}
