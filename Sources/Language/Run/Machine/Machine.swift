/// The register machine: a stack of windows of registers, a stack of calls, and the loop that runs instructions.
/// The language's unsafe memory is in this folder, but for what texts, functions and code own themselves; each place says
/// why it is safe.
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
    return Machine.handOver(try withExtendedLifetime(code) { try execute() })
  }

  /// Opens a call that Swift waits for.
  private func push(_ frame: Frame) throws {
    try prepareCall()
    let next = state.pointee.frame + 1
    next.initialize(to: frame)
    state.pointee.frame = next
  }

  /// Sees to it that one more call can be opened from Swift.
  @inline(__always) func prepareCall() throws {
    if isIdle { refuel() }
    guard state.pointee.frame + 1 < state.pointee.framesEnd else { throw tooDeep() }
    if stop.isSet { throw interrupted() }
    try checkNativeStack()
  }
}
