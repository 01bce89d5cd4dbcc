import Frames
import Language

extension Verb {
  static let through = Verb(
    "through", "Hand the rows to another program as Parquet on its standard input, and take what it writes.",
    effect: .program,
    example: "loans | through \"cat\"",
    Parameter<Frame>("frame", "the rows"),
    Parameter<ProgramLine>("program", "the program and its words; {in} and {out} are the paths of both files"),
    look: { _, _, _ in UnknownObject.value }
  ) { session, frame, program in
    try session.refuseInSandbox(
      "other programs", help: "prepare the rows outside, and `load` them")
    return try session.work("running the program") { [line = program.line, folder = program.folder] in
      try frame.through(line, in: folder)
    }
  }
}

/// A program with its words; it runs in the folder of the script that names it, or in the current one.
struct ProgramLine: Argument, Sendable {
  var line: String
  var folder: String

  static var word: String { "a program in quotes" }
  static func accepts(_ value: Value) -> Bool { value.asText != nil }

  static func read(_ given: Given, _ session: Session) throws -> ProgramLine {
    guard let line = given.value.asText else { throw given.wrong(word, help: "such as \"python3 clean.py\"") }
    return ProgramLine(line: line, folder: session.resolvePath(".", from: given.site.source))
  }
}
