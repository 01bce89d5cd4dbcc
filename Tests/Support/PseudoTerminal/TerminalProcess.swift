import Glibc

/// A program in a pseudo terminal of its own, what it has painted, and keys for it.
public final class TerminalProcess {
  public private(set) var screen: VirtualScreen
  private var terminal: Int32
  private let process: pid_t
  private var status: Int32?

  /// Starts a program; `environment` is added to a plain one with a colourless xterm.
  public init(
    _ program: String, _ arguments: [String] = [], width: Int = 60, height: Int = 12,
    environment: [String: String] = [:]
  ) throws {
    terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: UInt32 = 0
    var lock: Int32 = 0
    guard terminal >= 0, ioctl(terminal, TerminalProcess.unlock, &lock) == 0,
      ioctl(terminal, TerminalProcess.numberOf, &number) == 0
    else { throw Problem.noTerminal }
    let path = "/dev/pts/\(number)"
    screen = VirtualScreen(width: width, height: height)
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // The threads that run tests block signals, and a program would inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, TerminalProcess.ownSession | Int16(POSIX_SPAWN_SETSIGMASK))
    var values = ["TERM": "xterm-256color", "NO_COLOR": "1", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    values.merge(environment) { _, new in new }
    var child = pid_t()
    let code = withStrings([program] + arguments) { argv in
      withStrings(values.map { "\($0)=\($1)" }) { posix_spawn(&child, program, &actions, &attributes, argv, $0) }
    }
    process = child
    guard code == 0 else { throw Problem.notStarted(code) }
  }

  // Linux's own numbers (asm-generic/ioctls.h, spawn.h), which Glibc's module shows to GNU sources only.
  private static let unlock: UInt = 0x4004_5431
  private static let numberOf: UInt = 0x8004_5430
  private static let ownSession: Int16 = 0x80

  public enum Problem: Error { case noTerminal, notStarted(Int32) }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if terminal >= 0 { close(terminal) }
  }

  /// Types keys.
  public func type(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      // A full input queue of the terminal is emptied by the program; what it paints must be read meanwhile.
      let count = write(terminal, Array(bytes.prefix(512)), min(512, bytes.count))
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
      read(waiting: 0)
    }
  }

  /// Reads until the screen is as wanted; false when it is not within the time, in seconds.
  public func wait(_ seconds: Double = 10, until isWanted: (VirtualScreen) -> Bool) -> Bool {
    let end = TerminalProcess.now + seconds
    while true {
      read(waiting: 10)
      if isWanted(screen) {
        // What is still on its way belongs to the same picture.
        read(waiting: 20)
        return isWanted(screen) || wait(end - TerminalProcess.now, until: isWanted)
      }
      if TerminalProcess.now > end { return false }
    }
  }

  public func wait(for text: String, _ seconds: Double = 10) -> Bool { wait(seconds) { $0.text.contains(text) } }

  public func resize(width: Int, height: Int) {
    screen.resize(width: width, height: height)
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// The terminal goes away, as when its window is closed: the program gets SIGHUP and can read and write no more.
  public func hangUp() {
    close(terminal)
    terminal = -1
  }

  public func signal(_ number: Int32) { kill(process, number) }

  /// The exit code, or 128 and the signal; none when it has not ended within the time.
  public func exitCode(_ seconds: Double = 10) -> Int32? {
    let end = TerminalProcess.now + seconds
    var value: Int32 = 0
    while TerminalProcess.now < end {
      read(waiting: 5)
      if waitpid(process, &value, WNOHANG) == process {
        read(waiting: 20)
        status = value
        return value & 0x7F == 0 ? (value >> 8) & 0xFF : 128 + (value & 0x7F)
      }
    }
    return nil
  }

  /// Whether the terminal echoes and gives whole lines, as it does when no prompt is open.
  public var isCooked: Bool {
    var modes = termios()
    return tcgetattr(terminal, &modes) == 0 && modes.c_lflag & UInt32(ICANON) != 0 && modes.c_lflag & UInt32(ECHO) != 0
  }

  private func read(waiting milliseconds: Int32) {
    var input = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    var wait = milliseconds
    var bytes = Array(repeating: UInt8(0), count: 65_536)
    while poll(&input, 1, wait) > 0, input.revents & Int16(POLLIN) != 0 {
      let count = Glibc.read(terminal, &bytes, bytes.count)
      if count <= 0 { return }
      screen.feed(Array(bytes[..<count]))
      wait = 0
    }
  }

  public static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// C strings for as long as the body runs, ending with none.
private func withStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return body(copies + [nil])
}

/// A program that was built beside the running test.
public func builtProgram(_ name: String) -> String {
  guard let own = realpath("/proc/self/exe", nil) else { return name }
  defer { free(own) }
  return String(cString: own).split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
}
