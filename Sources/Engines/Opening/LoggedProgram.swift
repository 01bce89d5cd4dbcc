import Glibc

/// Another program that is run to its end, its output kept in a file; stopped when the work that waits for it is.
struct LoggedProgram {
  /// The program, found along PATH, and its words.
  let words: [String]
  /// The file that its output and its errors go to.
  let log: String

  init(_ words: [String], log: String) {
    self.words = words
    self.log = log
  }

  /// Runs it without input; gives its status, 127 where there is no such program.
  func run() throws(Fault) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Safe because each word is copied by strdup, the list ends with nil, and both are freed after the spawn has copied them.
    let copies = words.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, words[0], &actions, nil, copies, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if Watch.current.isStopped {
        kill(process, SIGTERM)
        waitpid(process, &status, 0)
        throw .interrupted
      }
      usleep(20_000)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }
}
