import ArgumentParser
import Glibc
import Language
import Verbs

/// `mlops fmt FILE…`: lays scripts out in the one way; `-` reads standard input and prints.
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Lay scripts out in the one way of the language.")

  @Flag(help: "Change nothing; name the files that differ and exit with 1.")
  var check = false

  @ArgumentParser.Argument(
    help: "Scripts to lay out; `-` is standard input, printed.", completion: .file(extensions: ["mlops"]))
  var files: [String]

  func run() throws {
    let screen = TerminalScreen.standard
    var differs = false
    var isUnreadable = false
    for file in files {
      let source = try ScriptRun.read { file == "-" ? try StandardInput.source() : try Script.source(at: file) }
      let formatter = Formatter(source)
      for problem in formatter.problems { screen.report(problem) }
      guard formatter.problems.isEmpty else {
        isUnreadable = true
        continue
      }
      let before = String(decoding: source.bytes, as: UTF8.self)
      if file == "-", !check {
        screen.write(formatter.text, to: STDOUT_FILENO)
      } else if formatter.text != before {
        differs = true
        screen.show([file])
        if !check { try FmtCommand.replace(file, with: formatter.text) }
      }
    }
    if isUnreadable { throw Ending.unreadable }
    if check, differs { throw Ending.failed }
  }

  /// Writes beside the file and renames, so that no moment leaves half a script.
  private static func replace(_ path: String, with text: String) throws {
    let path = resolved(path)
    let beside = path + ".fmt-\(getpid())"
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL, mode)
    let isWritten = descriptor >= 0 && write(text, to: descriptor) && fchmod(descriptor, mode) == 0
    if descriptor >= 0 { close(descriptor) }
    guard isWritten, rename(beside, path) == 0 else {
      let why = String(cString: strerror(errno))
      unlink(beside)
      TerminalScreen.standard.report(Diagnostic("P004", "`\(path)` cannot be written: \(why)"))
      throw Ending.failed
    }
  }

  /// The file behind a link, so that the link stays one.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, Array(rest), rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
