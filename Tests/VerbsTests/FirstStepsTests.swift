import Display
import Glibc
import Language
import Testing

@testable import Verbs

@Suite struct FirstStepsTests {
  @Test("The first steps name the file, the frame and the columns that there are, and each of their lines runs.")
  func steps() throws {
    let folder = TemporaryFolder()
    let rows = (0..<300).map { "\($0),\($0 % 3 == 0 ? "a" : "b"),\($0 % 2)" }
    let file = try #require(fopen(folder.options.folder + "/people.csv", "w"))
    fputs((["age,plan,sick"] + rows).joined(separator: "\n") + "\n", file)
    fclose(file)
    let screen = RecordingScreen()
    let conversation = Conversation(Session(folder.options, screen: screen))
    let first = FirstSteps(conversation.session)
    #expect(first.steps.first?.lines == ["rows = load \"people.csv\""])
    var number = 0
    func run(_ line: String) {
      number += 1
      if case .failed(let problem) = conversation.run(line, number: number) {
        Issue.record("\(line): \(problem.code) \(problem.message)")
      }
    }
    run(first.steps[0].lines[0])
    let next = FirstSteps(conversation.session)
    #expect(next.steps.map(\.what) == first.steps.map(\.what))
    #expect(next.lines(Paint(isColored: false, width: 80)).contains { $0.contains("rows | group .plan, n: count()") })
    #expect(next.lines(Paint(isColored: false, width: 80)).contains { $0.contains("train .sick") })
    // A server would be started for the others.
    for step in next.steps where step.what != "ship" { step.lines.filter { !$0.hasPrefix("%") }.forEach(run) }
    // The parts that were made of it are newer, but only it can be loaded and split.
    #expect(FirstSteps(conversation.session).steps[1].lines.first == "rows")
    for width in [20, 40, 80, 200] {
      let paint = Paint(isColored: false, width: width)
      for line in next.lines(paint) { #expect(DisplayWidth.of(line) <= max(width, 28), "\(line)") }
    }
  }

  @Test("A variable does not hide the help of a verb that has its name, a function of one's own does.")
  func named() throws {
    let screen = RecordingScreen()
    let conversation = Conversation(Session(TemporaryFolder().options, screen: screen))
    _ = conversation.run("train = 3", number: 1)
    guard case .aside = conversation.run("?train", number: 2) else {
      Issue.record("?train")
      return
    }
    #expect(screen.text.hasPrefix("train is an integer\n"), "\(screen.text)")
    #expect(screen.text.contains("loans | train .plan"), "\(screen.text)")
    _ = conversation.run("fn head(x) => x + 1", number: 3)
    screen.clear()
    _ = conversation.run("?head", number: 4)
    #expect(screen.text.hasPrefix("head is a function"), "\(screen.text)")
    #expect(!screen.text.contains("loans | head"), "\(screen.text)")
  }

  @Test("Help is asked for in the ways of other programs too.")
  func ways() throws {
    let screen = RecordingScreen()
    let conversation = Conversation(Session(TemporaryFolder().options, screen: screen))
    for line in [
      "?", "help", "help()", "?load", "load?", "help load", "help(load)", "?verbs", "?reference", "?shortcuts",
    ] {
      guard case .aside = conversation.run(line, number: 1) else {
        Issue.record("\(line)")
        continue
      }
    }
    guard case .failed(let problem) = conversation.run("?columns", number: 1) else {
      Issue.record("?columns")
      return
    }
    #expect(problem.help == "the columns of a frame are `schema frame`")
  }
}
