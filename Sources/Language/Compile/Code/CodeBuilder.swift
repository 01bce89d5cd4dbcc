/// Collects instructions, constants and tables while a function is compiled; hands out registers and patches jumps.
final class CodeBuilder {
  let name: String?
  let source: Source
  let space: GlobalSpace
  let isMain: Bool
  /// A `test` block: no call to tell of.
  var isTest = false
  var parameters: [Code.Parameter] = []
  private(set) var instructions: [Instruction] = []
  private(set) var constants: [Value] = []
  private(set) var spans: [Span] = []
  private(set) var sites: [CallSite] = []
  var functions: [FunctionTemplate] = []
  private(set) var fields: [String] = []
  private(set) var paths: [Int] = []
  var patterns: [Code.UnpackPattern] = []
  var shapes: [Shape] = []
  private(set) var formats: [Int] = []
  var expectations: [Code.Expectation] = []
  var handlers: [Code.Handler] = []
  var locals: [Code.LocalName] = []
  var captureNames: [String] = []
  var localCount = 0
  private(set) var registerCount = 0

  /// The first register that nothing lives in.
  private(set) var top = 0
  /// The register that was handed out last, while it is known to hold no variable; else -1.
  private(set) var fresh = -1
  private var knownConstants: [ConstantKey: Int] = [:]
  /// Set when something did not fit into an instruction; the compiler turns it into an error.
  private(set) var overflow: Span?

  private enum ConstantKey: Hashable { case bool(Bool), int(Int), double(UInt64), text([UInt8]) }

  init(name: String?, source: Source, space: GlobalSpace, isMain: Bool) {
    self.name = name
    self.source = source
    self.space = space
    self.isMain = isMain
  }

  var position: Int { instructions.count }

  // MARK: Registers

  func allocate(_ count: Int = 1, at span: Span = Span(0, 0)) -> Int {
    fresh = -1
    let register = top
    top += count
    if top > Int(UInt16.max) { overflow = overflow ?? span }
    registerCount = max(registerCount, top)
    return register
  }

  /// A register that nothing but the next value is for.
  func allocateFresh(at span: Span) -> Int {
    let register = allocate(at: span)
    fresh = register
    return register
  }

  /// Gives back every register from the mark on.
  func release(to mark: Int) { top = mark }

  /// Sees to it that the window reaches so far, for what a call puts there.
  func reserve(_ count: Int) { registerCount = max(registerCount, top + count) }

  // MARK: Instructions

  @discardableResult
  func emit(_ op: Op, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, d: Int = 0, at span: Span) -> Int {
    instructions.append(Instruction(op, a, b, c, d: d))
    spans.append(span)
    return instructions.count - 1
  }

  func emitWide(_ op: Op, _ a: Int, wide: Int, at span: Span) {
    let bits = UInt32(bitPattern: Int32(truncatingIfNeeded: wide))
    emit(op, a, Int(bits & 0xFFFF), Int(bits >> 16), at: span)
  }

  /// Makes one of each two neighbours that can be done at once. The second stays, for the jumps that lead to it and for
  /// values of other kinds.
  func joinNeighbours() {
    for index in instructions.indices.dropLast() {
      if let op = instructions[index].op.joined(with: instructions[index + 1].op) { instructions[index].op = op }
    }
  }

  // MARK: Jumps

  /// A place to jump to, and the jumps that wait to know where it is.
  final class Label {
    fileprivate var position: Int?
    fileprivate var waiting: [Int] = []
  }

  /// Jumps by `b` and `c` together.
  func emitJump(_ op: Op, _ a: Int = 0, to label: Label, at span: Span) {
    let index = emit(op, a, at: span)
    if let position = label.position { patch(index, to: position) } else { label.waiting.append(index) }
  }

  /// Jumps by `c`, after comparing `a` with `b`.
  func emitCompare(_ op: Op, _ a: Int, _ b: Int, d: Int = 0, to label: Label, at span: Span) {
    let index = emit(op, a, b, d: d, at: span)
    if let position = label.position { patch(index, to: position) } else { label.waiting.append(index) }
  }

  func place(_ label: Label) {
    label.position = position
    for index in label.waiting { patch(index, to: position) }
    label.waiting = []
  }

  /// The instruction at a place, where it answers, goes on here.
  func skip(from index: Int) { instructions[index].d = UInt8(truncatingIfNeeded: position - index - 1) }

  private func patch(_ index: Int, to position: Int) {
    let distance = position - index - 1
    if instructions[index].op.jumpsByC {
      guard let short = Int16(exactly: distance) else { overflow = overflow ?? spans[index]; return }
      instructions[index].c = UInt16(bitPattern: short)
    } else {
      let bits = UInt32(bitPattern: Int32(truncatingIfNeeded: distance))
      instructions[index].b = UInt16(bits & 0xFFFF)
      instructions[index].c = UInt16(bits >> 16)
    }
  }

  // MARK: Tables

  func constant(_ value: Value) -> Int {
    let key: ConstantKey? =
      switch value {
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .double(let value): .double(value.bitPattern)
      case .object(let object): (object as? TextObject).map { .text(Array($0.string.utf8)) }
      case .none: nil
      }
    if let key, let known = knownConstants[key] { return known }
    constants.append(value)
    if constants.count > Int(UInt16.max) { overflow = overflow ?? spans.last ?? Span(0, 0) }
    if let key { knownConstants[key] = constants.count - 1 }
    return constants.count - 1
  }

  /// Each access has a memory of its own, so every one gets an index of its own.
  func field(_ name: String) -> Int { append(name, to: &fields) }

  func site(_ site: CallSite) -> Int { append(site, to: &sites) }

  /// Their number, then the steps; where that is in the table.
  func path(_ steps: [Int]) -> Int { appendCounted(steps, to: &paths) }

  func format(_ pieces: [Int]) -> Int { appendCounted(pieces, to: &formats) }

  private func appendCounted(_ numbers: [Int], to table: inout [Int]) -> Int {
    let place = append(numbers.count, to: &table)
    table += numbers
    return place
  }

  func append<Element>(_ element: Element, to table: inout [Element]) -> Int {
    table.append(element)
    if table.count > Int(UInt16.max) { overflow = overflow ?? spans.last ?? Span(0, 0) }
    return table.count - 1
  }
}

extension Op {
  /// The jump is in `c` alone; `a` and `b` are compared.
  var jumpsByC: Bool {
    (Op.unlessEqual.rawValue...Op.loopIfGreaterOrEqualInt.rawValue).contains(rawValue)
  }
}
