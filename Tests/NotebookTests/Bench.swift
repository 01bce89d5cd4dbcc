import Foundation
import Language
import Verbs

@testable import Notebook

/// A folder with a notebook, and sessions that open it.
final class Bench {
  let path = NSTemporaryDirectory() + "mlops-notebook-" + UUID().uuidString
  var script: String { path + "/book.mlops" }
  private(set) var screen = RemarkScreen()
  private(set) var session: Session
  private(set) var ledger: Ledger

  init(_ text: String = "") throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let made = Bench.session(path, [:])
    (screen, session, ledger) = (made.0, made.1, Ledger(made.1))
    if !text.isEmpty { try write(text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private static func session(_ path: String, _ parameters: [String: String]) -> (RemarkScreen, Session) {
    let screen = RemarkScreen()
    var options = Session.Options(folder: path, workspace: path + "/.mlops", user: "tester", executable: "mlops")
    options.parameters = parameters
    return (screen, Session(options, screen: screen))
  }

  /// Another process, as far as variables go.
  func restart(parameters: [String: String] = [:]) {
    let made = Bench.session(path, parameters)
    (screen, session, ledger) = (made.0, made.1, Ledger(made.1))
  }

  func write(_ text: String, to name: String = "book.mlops") throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  func open() throws -> Notebook { try Notebook("book.mlops", ledger, screen) }

  /// The numbers of the cells that are not fresh.
  func stale() throws -> [Int] { try open().freshness.stale.compactMap(\.cell.number) }

  func reasons(_ number: Int) throws -> [String] {
    guard case .stale(let reasons)? = try open().freshness.states.first(where: { $0.cell.number == number })?.condition
    else { return [] }
    return reasons
  }

  /// Types lines at a prompt, each an input of its own; gives the numbers' outcomes.
  func type(_ lines: [String]) throws {
    let conversation = Conversation(session)
    _ = NotebookCommands(conversation, ledger, screen)
    for (index, line) in lines.enumerated() {
      if case .failed(let problem) = conversation.run(line, number: index + 1), !line.hasSuffix("# fails") {
        throw problem
      }
    }
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
}
