import Language
import Testing

@testable import Verbs

/// Scripts against the expectations beside their lines.
@Suite struct ScriptTestTests {
  @Test("A test that is stopped ends where it is, and says that it was.", .timeLimit(.minutes(1)))
  func stopped() {
    let folder = TemporaryFolder()
    let source = Source(name: "s.mlops", text: "1 + 1   #=> 2\nwhile true { }\n2   #=> 2\n")
    let test = ScriptTest(source, in: folder.options) { flag, work in
      let stop = Task.detached {
        try? await Task.sleep(for: .milliseconds(200))
        flag.stop()
      }
      work()
      stop.cancel()
    }
    #expect(test.isInterrupted)
    #expect(test.passed == 1)
    #expect(test.failures.isEmpty)
  }
}
