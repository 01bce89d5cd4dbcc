/// The register machine: a stack of windows of registers, a stack of calls, and the loop that runs instructions.
/// All unsafe memory of the language is in this folder.
final class Machine {
  typealias Tag = RegisterCell.Tag

  /// How many calls may be open inside each other at most, whatever the budget says.
  static let deepest = 200_000
  static let fuelAtOnce = 4096
  private static let stackCells = 1 << 21

  let stack: UnsafeMutablePointer<RegisterCell>
  let stackEnd: UnsafeMutablePointer<RegisterCell>
  let frames: UnsafeMutablePointer<Frame>
  let state: UnsafeMutablePointer<MachineState>
  let stop: StopFlag
  @exclusivity(unchecked) var builder = TextBuilder()
  // Safe because the interpreter owns its machine and is the only one to call it.
  unowned(unsafe) let interpreter: Interpreter
  private let ground: Code

  init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
    stop = interpreter.stopFlag
    // Safe because the three blocks live exactly as long as the machine, and every window is checked against
    // `stackEnd` and every call against the end of the frames before it is pushed.
    stack = CellMemory.allocate(Machine.stackCells)
    stackEnd = stack + Machine.stackCells
    frames = .allocate(capacity: Machine.deepest + 1)
    let source = Source(name: "", text: "")
    let builder = CodeBuilder(name: nil, source: source, space: interpreter.space, isMain: true)
    ground = Code(builder)
    frames.initialize(
      to: Frame(
        entry: ground.entry, pc: ground.entry.pointee.instructions, base: stack, result: nil, closure: 0,
        stackTop: stack))
    state = .allocate(capacity: 1)
    state.initialize(to: MachineState(frame: frames, framesEnd: frames + 1))
  }

  deinit {
    builder.free()
    state.deallocate()
    frames.deallocate()
    CellMemory.free(stack)
  }

  /// Nothing runs.
  var isIdle: Bool { state.pointee.frame == frames }

  // MARK: From Swift

  /// Runs one statement of a script in the registers of its space.
  func run(_ code: Code) throws -> Value {
    let caller = state.pointee.frame
    let top = caller.pointee.top
    try push(
      Frame(
        entry: code.entry, pc: code.entry.pointee.instructions, base: code.space.cells, result: nil, closure: 0,
        stackTop: top))
    let inUse = code.space.registersInUse
    code.space.registersInUse = code.registerCount - GlobalSpace.firstRegister
    defer { code.space.registersInUse = inUse }
    return try withExtendedLifetime(code) { try execute() }
  }

  /// Calls a function of a script with values by position.
  func call(_ function: FunctionObject, _ values: [Value]) throws -> Value {
    let base = state.pointee.frame.pointee.top
    let entry = function.entry
    guard values.count <= entry.pointee.parameterCount else { throw tooMany(values.count, function) }
    try checkRoom(base, entry)
    for (index, value) in values.enumerated() { base[index] = RegisterCell(value) }
    return try start(function, base, given: values.count)
  }

  /// The same for one value, without an array.
  func call(_ function: FunctionObject, _ value: Value) throws -> Value {
    let base = state.pointee.frame.pointee.top
    let entry = function.entry
    guard entry.pointee.parameterCount >= 1 else { throw tooMany(1, function) }
    try checkRoom(base, entry)
    base[0] = RegisterCell(value)
    return try start(function, base, given: 1)
  }

  /// The same for two values.
  func call(_ function: FunctionObject, _ first: Value, _ second: Value) throws -> Value {
    let base = state.pointee.frame.pointee.top
    let entry = function.entry
    guard entry.pointee.parameterCount >= 2 else { throw tooMany(2, function) }
    try checkRoom(base, entry)
    base[0] = RegisterCell(first)
    base[1] = RegisterCell(second)
    return try start(function, base, given: 2)
  }

  @inline(__always) private func start(_ function: FunctionObject, _ base: Registers, given: Int) throws -> Value {
    let entry = function.entry
    var local = given
    while local < entry.pointee.localCount {
      base[local] = .unset
      local += 1
    }
    if given < entry.pointee.parameterCount, let missing = missing(function, base) {
      for index in 0..<given { (base + index).clear() }
      throw missing
    }
    // Safe because the caller of this method holds the function for the length of the call.
    let closure = UInt(bitPattern: Unmanaged.passUnretained(function).toOpaque())
    try push(
      Frame(
        entry: entry, pc: entry.pointee.instructions, base: base, result: nil, closure: closure, stackTop: base))
    return try execute()
  }

  @inline(__always) private func checkRoom(
    _ base: UnsafeMutablePointer<RegisterCell>, _ entry: UnsafeMutablePointer<Entry>
  ) throws {
    guard base + entry.pointee.registerCount + entry.pointee.parameterCount < stackEnd else { throw tooDeep() }
  }

  /// Opens a call that Swift waits for.
  @inline(__always) private func push(_ frame: Frame) throws {
    let next = state.pointee.frame + 1
    if isIdle { refuel() }
    guard next < state.pointee.framesEnd else { throw tooDeep() }
    if stop.isSet { throw interrupted() }
    try checkNativeStack()
    next.initialize(to: frame)
    state.pointee.frame = next
  }
}
