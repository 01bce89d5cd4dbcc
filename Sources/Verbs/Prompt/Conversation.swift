import Display
import Glibc
public import Language

/// What a prompt adds to a session: results by number, help, shell lines, and lines that go on with the one before.
public final class Conversation {
  /// How a block ended.
  public enum Outcome {
    case done
    /// Help and the like: the number of the prompt stays.
    case aside
    case leave
    case failed(Diagnostic)
  }

  let session: Session
  /// The blocks that ran well, for `%inputs`.
  private(set) var inputs: [String] = []
  /// Told each statement that ran well, when it has run.
  public var ran: (StatementResult, Source, _ number: Int) -> Void = { _, _, _ in }
  /// What is done for lines that begin with `%` and a word, with the rest of the line.
  private(set) var commands: [String: (String) throws -> Outcome] = [:]
  /// How a line that begins with `|` goes on: `ans`, or the name that was bound last.
  private var continuation: Continuation = .nothing {
    didSet {
      switch continuation {
      case .nothing: session.continued = nil
      case .result: session.continued = "ans"
      case .name(let name): session.continued = name
      }
    }
  }

  private enum Continuation {
    case nothing
    case result
    case name(String)
  }

  public init(_ session: Session) {
    self.session = session
    session.takesOffers = true
    session.asides = Aside.own
    session.interpreter.setVariable(named: "out", .object(Results(session)))
  }

  /// Adds a line that begins with `%` and a word.
  /// - Parameters:
  ///   - help: what it shows or does, for `?`.
  ///   - rest: what follows the word, for completion; `words` are those that may.
  public func add(
    _ word: String, _ help: String, _ rest: Aside.Rest = .nothing,
    words: @escaping () -> [(text: String, help: String)] = { [] }, _ run: @escaping (_ rest: String) throws -> Outcome
  ) {
    commands[word] = run
    session.asides.append(Aside(word: word, help: help, rest: rest, words: words))
  }

  /// Runs one block as it was typed; `number` is the prompt's.
  public func run(_ block: String, number: Int) -> Outcome {
    let text = block.trimmingWhitespace
    if text.isEmpty { return .aside }
    if ["exit", "quit", "exit()", "quit()"].contains(text) { return .leave }
    session.interpreter.stopFlag.clear()
    session.trace?.clear()
    session.beginTurn()
    defer {
      // While the prompt waits nothing is counted.
      try? session.endTurn()
      session.interpreter.stopFlag.clear()
    }
    defer { session.offeredColumns.forget() }
    do {
      return try session.watched {
        try session.takeOffer(for: text)
        if let outcome = try aside(text) {
          try session.endTurn()
          return outcome
        }
        try evaluate(try continued(text), number)
        try session.endTurn()
        inputs.append(block)
        return .done
      }
    } catch {
      if session.openOffer?.number == nil { session.openOffer?.number = number }
      let problem = session.diagnostic(error)
      if problem.ending != .unreadable { continuation = .nothing }
      return .failed(problem)
    }
  }

  private func evaluate(_ text: String, _ number: Int) throws {
    let script = try Parser.script(Source(name: "input[\(number)]", text: text))
    for remark in script.remarks { session.screen.remark("\(remark.message)\(remark.help.map { ": " + $0 } ?? "")") }
    continuation = .nothing
    try session.interpreter.run(script) { result in
      defer { ran(result, script.source, number) }
      switch result.statement.kind {
      case .bind(let targets, _, _):
        if targets.count == 1, case .name(let name) = targets[0] {
          continuation = .name(name.text)
        } else {
          continuation = .nothing
        }
      default:
        continuation = .nothing
        guard let value = result.value, !value.isNone else { return }
        session.results[number] = value
        session.interpreter.setVariable(named: "ans", value)
        continuation = .result
      }
    }
  }

  /// A line that starts with `|` takes what the statement before it gave; a name that it bound is bound again.
  private func continued(_ text: String) throws -> String {
    guard text.hasPrefix("|") else { return text }
    switch continuation {
    case .result: return "ans " + text
    case .name(let name): return "\(name) = \(name) " + text
    case .nothing:
      throw Diagnostic(
        "V080", "there is nothing before this line for `|` to take", help: "begin with a value: `loans \(text)`")
    }
  }
}

extension String {
  /// The text without blanks and line breaks at its ends.
  public var trimmingWhitespace: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }
}

/// `out`: the results of the prompt by number.
final class Results: Object {
  private unowned let session: Session

  init(_ session: Session) {
    self.session = session
    super.init()
  }

  override var kind: String { "results" }
  override var inline: String { "out[\(session.results.keys.sorted().map(String.init).joined(separator: ", "))]" }

  override func at(_ index: Value) throws -> Value? {
    guard let number = index.asInt, let value = session.results[number] else {
      throw Diagnostic(
        "V081", "there is no result \(index.inline)",
        help: session.results.isEmpty ? "nothing was shown yet" : "there are \(inline)")
    }
    return value
  }
}
