import Glibc

extension Machine {
  /// Called by `poll` when the fuel is used up or somebody asks to stop.
  @inline(never) func pollSlowly() throws {
    if stop.isSet { throw interrupted() }
    if let sampler = interpreter.sampler { sample(sampler) }
    state.pointee.stepsUsed += state.pointee.granted
    let budget = interpreter.budget
    if let steps = budget.steps, state.pointee.stepsUsed >= steps {
      fill(1)
      throw exhausted("the limit of \(steps) steps is used up")
    }
    fill(budget.steps.map { $0 - state.pointee.stepsUsed } ?? Machine.fuelAtOnce)
    if let seconds = budget.seconds, Machine.now() &- state.pointee.started > UInt64(max(0, seconds) * 1e9) {
      throw exhausted("the time limit of \(NumberText.plain(seconds)) seconds is used up")
    }
  }

  /// Tells what runs: the whole of the function or statement, as its place inside is in no memory.
  private func sample(_ sampler: (Source, Span, String?) -> Void) {
    let code = state.pointee.frame.pointee.entry.pointee.code.takeUnretainedValue()
    guard let first = code.spans.first, let last = code.spans.last else { return }
    sampler(code.source, first.joined(last), code.isMain ? nil : code.name ?? "")
  }

  /// How many steps go by between two samples: no round number, as loops have those.
  private static let sampledFuel = 61

  /// Begins to count steps, time and memory anew: for each statement that Swift asks to run.
  func refuel() {
    if interpreter.budget.isForAll {
      // What the statement before has left of its fuel was not used.
      state.pointee.stepsUsed += max(0, state.pointee.granted - max(0, state.pointee.fuel))
    } else {
      state.pointee.stepsUsed = 0
    }
    fill(interpreter.budget.steps.map { $0 - state.pointee.stepsUsed } ?? Machine.fuelAtOnce)
    if !interpreter.budget.isForAll || state.pointee.started == 0 { state.pointee.started = Machine.now() }
    state.pointee.unmeasured = 0
    // Only a budget that is smaller than that must be compared with each text and list.
    let isSmall = (interpreter.budget.memory ?? interpreter.budget.largest) < Machine.measuredBytes
    state.pointee.measuredAt = isSmall ? 0 : Machine.measuredBytes
    let thread = pthread_self()
    if state.pointee.thread != thread {
      state.pointee.thread = thread
      state.pointee.nativeLimit = Machine.nativeStackLimit()
    }
    state.pointee.framesEnd = frames + max(1, min(Machine.deepest, interpreter.budget.depth))
  }

  private func fill(_ steps: Int) {
    let most = interpreter.sampler == nil ? Machine.fuelAtOnce : Machine.sampledFuel
    state.pointee.granted = max(1, min(most, steps))
    state.pointee.fuel = state.pointee.granted
  }

  /// Asks for so many bytes before they are used. What one text or list takes is compared with the budget at once, and
  /// the whole process is measured whenever another 16 MB have gathered.
  @inline(__always) func charge(_ bytes: Int) throws {
    state.pointee.unmeasured += bytes
    if state.pointee.unmeasured > state.pointee.measuredAt { try chargeSlowly(bytes) }
  }

  @inline(never) private func chargeSlowly(_ bytes: Int) throws {
    // With values as large as that, few steps take long.
    if stop.isSet { throw interrupted() }
    let budget = interpreter.budget
    let limit = budget.memory ?? Machine.fourFifths
    if budget.memory == nil, bytes > budget.largest {
      throw exhausted("the memory limit of \(budget.largest / 1_000_000) MB for one text or list is used up")
    }
    if bytes > limit { throw exhausted(Machine.tooMuch(limit)) }
    guard state.pointee.unmeasured > Machine.measuredBytes else { return }
    let used = (Machine.second(in: "/proc/self/statm") ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    if used + bytes > limit { throw exhausted(Machine.tooMuch(limit)) }
    if budget.memory == nil, let left = Machine.second(after: "MemAvailable:", in: "/proc/meminfo"),
      bytes > left * 1024 / 5 * 4
    {
      throw exhausted("the machine has too little memory left")
    }
    state.pointee.unmeasured = 0
  }

  private static let measuredBytes = 16 << 20

  private static func tooMuch(_ limit: Int) -> String { "the memory limit of \(limit / 1_000_000) MB is used up" }

  private static let fourFifths = max(1 << 28, sysconf(Int32(_SC_PHYS_PAGES)) / 5 * 4 * sysconf(Int32(_SC_PAGESIZE)))

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// A number that the system tells in a small file: the second of its words, or the one behind a word that is looked for.
  /// None where there is no such file.
  private static func second(after word: String? = nil, in path: String) -> Int? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = read(file, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let words = bytes[..<count].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    var first = words.startIndex
    if let word {
      guard let found = words.firstIndex(where: { $0.elementsEqual(word.utf8) }) else { return nil }
      first = found
    }
    guard first + 1 < words.count else { return nil }
    return Int(String(decoding: words[first + 1], as: UTF8.self))
  }

  // MARK: The native stack

  /// Swift, verbs and the machine call each other (`map` inside `map`): each level uses the thread's own stack.
  func checkNativeStack() throws {
    // Safe because only the address of the local is looked at.
    var here: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
    if address < state.pointee.nativeLimit { throw tooDeep() }
  }

  /// Three quarters of a thread's usual stack, from where the outermost run begins; the rest is left to what stands
  /// above that, and to what a verb needs itself.
  private static func nativeStackLimit() -> UInt {
    var attributes = pthread_attr_t()
    var size = 8 << 20
    if pthread_attr_init(&attributes) == 0 {
      pthread_attr_getstacksize(&attributes, &size)
      pthread_attr_destroy(&attributes)
    }
    var here: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
    return address > UInt(size) ? address - UInt(size / 4 * 3) : 0
  }
}
