import Glibc
import Verbs

/// Ends the program: work that was stopped puts away what it had half written, and what still runs in an engine ends with
/// the process, whose libraries are not taken down under it.
func leave(_ code: Int32) -> Never {
  Session.leave()
  fflush(nil)
  _exit(code)
}
