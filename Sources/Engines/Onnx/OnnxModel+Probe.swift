internal import CEngines
import Glibc

extension OnnxModel {
  /// What a child process may take that opens a model for the first time and asks it once.
  public struct Limits: Sendable {
    public var bytes = 4_000_000_000
    public var seconds = 20

    public init() {}
  }

  /// Opens a checked file and asks it once in a child process of its own, which can read and write no file, open no socket
  /// and start no program. E056 says how the child ended when it did not end well. Where no process can be made, as behind
  /// the walls of a sandbox, nothing is probed: the walls stand around this one already.
  public static func probe(
    _ bytes: [UInt8], _ file: OnnxFile, _ values: [Values], rows: Int, outputs: [String], limits: Limits = Limits()
  ) throws {
    let library = try OnnxLibrary.standard()
    var functions = library.call
    var told: CInt = -1
    let most = engines_onnx_limits(bytes: Int64(limits.bytes), seconds: Int64(limits.seconds))
    // A lock that another thread held while the child was made is never given back in it, and the child sleeps forever:
    // one that has slept through is made anew.
    for attempt in 0..<3 {
      // Safe because all lives through the call, and the child has copies.
      let child = try OnnxInputs.with(file.inputs, values, rows: rows) { inputs, count in
        TextPointers.with(outputs) { names in
          engines_onnx_probe(
            &functions, library.environment, bytes, bytes.count, inputs, count, Int64(rows), names, outputs.count,
            most, &told)
        }
      }
      guard child > 0 else { return }
      defer { close(told) }
      switch try wait(for: child, seconds: limits.seconds) {
      case .slept where attempt < 2: continue
      case .slept, .busy:
        throw refused("it took more than \(limits.seconds) seconds to open it and ask it once")
      case .signal(let number):
        let how = number == SIGXCPU || number == SIGKILL ? "took too long" : "crashed (signal \(number))"
        throw refused("a process that opened it and asked it once \(how)")
      case .code(0): return
      case .code: throw refused(message(told) ?? "a process that opened it did not end well")
      }
    }
  }

  private enum Ending {
    case code(Int32), signal(Int32)
    /// It was ended because its time was over, and had worked or not.
    case busy, slept
  }

  /// Waits for a child and ends it when its time is over or the work is stopped.
  private static func wait(for child: pid_t, seconds: Int) throws -> Ending {
    let watch = Watch.current
    let end = ContinuousClock.now + .seconds(seconds)
    var status: Int32 = 0
    var use = rusage()
    var hasEnded = false
    defer {
      if !hasEnded {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
      }
    }
    while true {
      let found = wait4(child, &status, WNOHANG, &use)
      if found == child || (found < 0 && errno != EINTR) {
        hasEnded = true
        let signal = status & 0x7f
        return signal == 0 ? .code(status >> 8 & 0xff) : .signal(signal)
      }
      try watch.check()
      if ContinuousClock.now > end {
        kill(child, SIGKILL)
        _ = wait4(child, &status, 0, &use)
        hasEnded = true
        return use.ru_utime.tv_sec + use.ru_stime.tv_sec > 0 ? .busy : .slept
      }
      usleep(1000)
    }
  }

  /// What the child told before it ended.
  private static func message(_ pipe: CInt) -> String? {
    var bytes = [UInt8](repeating: 0, count: 2000)
    let count = read(pipe, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n").first.map(String.init)
  }

  private static func refused(_ why: String) -> Fault {
    Fault("E056", "this file of ONNX is not taken: \(why)", help: "check it with the tool that made it")
  }
}
