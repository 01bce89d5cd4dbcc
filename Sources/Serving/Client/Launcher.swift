import Engines
import Glibc
import Registry

/// How the server is started when it is first needed: a program and the words before the workspace's own.
public struct Launcher: Sendable {
  public var executable: String
  /// What the program is called with; `--workspace` and the folder come after it.
  public var arguments: [String]

  public init(executable: String, arguments: [String] = ["serve", "--background"]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// The program that runs now: `mlops serve --background --workspace FOLDER`.
  public static var own: Launcher {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    return Launcher(
      executable: String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  /// Starts the program in a session of its own, so that neither Ctrl-C nor the end of the terminal reaches it.
  func launch(_ workspace: Workspace) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Launcher.newSession | Int16(POSIX_SPAWN_SETSIGMASK))
    // Safe because each word is copied by strdup, the list ends with nil, and both are freed after the spawn has
    // copied them.
    let words = ([executable] + arguments + ["--workspace", workspace.folder]).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var pid: pid_t = 0
    let problem = posix_spawn(&pid, executable, nil, &attributes, words, environ)
    guard problem == 0 else {
      throw Fault(
        "H030", "the workspace server cannot be started: \(String(cString: strerror(problem)))", subject: executable)
    }
    return pid
  }

  /// POSIX_SPAWN_SETSID of glibc's spawn.h, which Swift does not see.
  private static let newSession: Int16 = 0x80
}
