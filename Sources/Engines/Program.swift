import Glibc

/// Another program that is run once, on files: what it reads, writes and says are files, so that nothing waits for a pipe
/// to be emptied. It is in a group of its own with all that it starts, and ends with the work that runs it.
public struct Program: Sendable {
  /// The program and its arguments.
  public let words: [String]
  /// Where it runs.
  public let folder: String

  public init(words: [String], folder: String) {
    self.words = words
    self.folder = folder
  }

  /// How a program ended.
  public enum Ending: Hashable, Sendable {
    case code(Int)
    case signal(Int)
  }

  /// Runs it to its end; throws E011 where the work is stopped.
  public func run(reading input: String, writing output: String, saying errors: String) throws -> Ending {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_TRUNC, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_TRUNC, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // Safe because each word is copied by strdup, the list ends with nil, and both are freed after the spawn has copied
    // them.
    let copies = (Program.starter + [folder] + words).map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    var started: pid_t = 0
    let problem = posix_spawn(&started, Program.starter[0], &actions, &attributes, copies, environ)
    guard problem == 0 else { return .code(Program.notFound) }
    let group = started
    do {
      let status = try Watch.current.during(stop: { kill(-group, SIGKILL) }, share: { nil }) { Program.wait(group) }
      try Watch.current.check()
      let signal = Int(status & 0x7F)
      return signal == 0 ? .code(Int(status >> 8 & 0xFF)) : .signal(signal)
    } catch {
      kill(-group, SIGKILL)
      _ = Program.wait(group)
      throw error
    }
  }

  /// Goes to the folder and becomes the program; no word of it is read by the shell.
  private static let starter = ["/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\""]
  /// The code of an ending where there is no such program.
  public static let notFound = 127

  /// Waits for the end and gives the status, as waitpid tells it; 0 where it is already known.
  private static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return 0 } }
    return status
  }

  /// The words of a line as a shell would part them: quotes keep spaces, a backslash keeps the next character; none where
  /// a quote is not closed.
  public static func words(of line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var characters = line.makeIterator()
    while let character = characters.next() {
      if character == "\\", quote != "'" {
        guard let next = characters.next() else { return nil }
        word = (word ?? "") + String(next)
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " || character == "\t" || character == "\n" {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    if let whole = word { words.append(whole) }
    return words
  }
}
