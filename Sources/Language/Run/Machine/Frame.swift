import Glibc

// Safe because frames lie in the machine's own block, and their pointers into code, stack and functions are of objects
// that the caller, or Swift, holds for the length of the call.

/// One call that runs: its code, its window of registers and where it goes on.
struct Frame {
  var entry: UnsafeMutablePointer<Entry>
  /// The next instruction; kept up to date while a deeper call runs.
  var pc: UnsafeMutablePointer<Instruction>
  var base: UnsafeMutablePointer<RegisterCell>
  /// Where the caller wants the result; none when it goes to Swift.
  var result: UnsafeMutablePointer<RegisterCell>?
  /// The function that runs, or 0 for a statement of a script. The caller sees to it that it lives.
  var closure: UInt
  /// The first cell of the stack that a script's own statement leaves free.
  var stackTop: UnsafeMutablePointer<RegisterCell>

  /// The first cell of the stack that a deeper call may use.
  @inline(__always) var top: UnsafeMutablePointer<RegisterCell> {
    entry.pointee.isMain ? stackTop : base + entry.pointee.registerCount
  }
}

/// What the machine changes while it runs, in raw memory so that no access is checked for exclusivity.
struct MachineState {
  var frame: UnsafeMutablePointer<Frame>
  var result: RegisterCell = .unset
  /// Calls may be opened up to here.
  var framesEnd: UnsafeMutablePointer<Frame>
  /// Backward jumps and calls until the clock and the budgets are looked at again.
  var fuel = Machine.fuelAtOnce
  /// What `fuel` was when it was last filled up.
  var granted = Machine.fuelAtOnce
  var stepsUsed = 0
  /// When the running statement began, in nanoseconds of the monotonic clock.
  var started: UInt64 = 0
  /// The thread that ran last, whose native stack the limit belongs to.
  var thread: pthread_t = 0
  /// The native stack may be used down to here.
  var nativeLimit: UInt = 0
  /// Bytes made since the memory in use was measured last.
  var unmeasured = 0
  /// The budget is asked once so many bytes have gathered.
  var measuredAt = 0
}
