/// Headers without their `{`, and branches that stand alone.
extension Slips {
  static let blocks: [Slip] = [
    Slip("a if c else b") { at in
      let end = at.lineEnd(at.index)
      if at.current.kind == .ifWord, at.isOnSameLine {
        let from = at.expressionStart(at.index)
        guard let otherwise = (at.index..<end).first(where: { at.kind($0) == .elseWord }) else { return nil }
        return choice(at, from: from, condition: at.index, otherwise: otherwise)
      }
      guard case .block = at.problem, at.current.kind == .elseWord,
        let condition = (at.start..<at.index).last(where: { at.kind($0) == .ifWord }), condition > at.start
      else { return nil }
      return choice(at, from: at.expressionStart(condition), condition: condition, otherwise: at.index)
    },
    Slip("if x:, for x in xs:, while x:, else:, try:") { at in
      guard case .block(let header) = at.problem, at.current.kind == .colon else { return nil }
      let line = at.lineStart(at.index)
      let first = at.kind(line) == .closeBrace ? line + 1 : line
      let body = at.text(at.index + 1, at.lineEnd(at.index))
      let rest = at.next.hasNewlineBefore || body.isEmpty ? "{ … }" : "{ \(body) }"
      return at.say(
        "a block stands in `{ }` after \(header)", write: "\(at.text(first, at.index)) \(rest)", code: .signExpected)
    },
    Slip("if x then") { at in
      guard case .block(let header) = at.problem, ["then", "do", "begin"].contains(at.currentText) else { return nil }
      return at.say(
        "a block stands in `{ }` after \(header)", write: "\(at.text(at.lineStart(at.index), at.index)) { … }",
        code: .signExpected)
    },
    Slip("fn f(x) x + 1") { at in
      guard case .block = at.problem, at.isOnSameLine, at.kind(at.start) == .fnWord, at.previous.kind == .closeParen,
        at.parser.beginsArgument(0)
      else { return nil }
      let body = at.text(at.index, at.lineEnd(at.index))
      return at.say(
        "`=>` or a block must follow the parameters of a function",
        write: "\(at.text(at.start, at.index)) => \(body)", code: .signExpected)
    },
    Slip("f(x) => x + 1") { at in
      guard at.current.kind == .arrow, case .endOfStatement = at.problem, at.previous.kind == .closeParen,
        at.kind(at.start) == .name, at.kind(at.start + 1) == .openParen
      else { return nil }
      return at.say(
        "a function is declared with `fn`", write: "fn \(at.text(at.start, at.lineEnd(at.index)))", code: .unexpected)
    },
    Slip("test name { }") { at in
      guard at.current.kind == .openBrace, at.text(at.start) == "test", at.kind(at.start + 1) == .name else {
        return nil
      }
      return at.say(
        "the name of a test is a text", write: "test \"\(at.text(at.start + 1, at.index))\" { … }", code: .signExpected)
    },
    Slip("if (x) y") { at in
      guard case .block(let header) = at.problem, at.isOnSameLine, at.previous.kind == .closeParen,
        at.current.kind.isWord || at.current.kind == .returnWord
      else { return nil }
      let line = at.lineStart(at.index)
      return at.say(
        "a block stands in `{ }` after \(header)",
        write: "\(at.text(line, at.index)) { \(at.text(at.index, at.lineEnd(at.index))) }", code: .signExpected)
    },
    Slip("for (x in xs)") { at in
      guard case .name = at.problem, at.previous.kind == .forWord, at.current.kind == .openParen else { return nil }
      let inside = at.text(at.index + 1, at.skipped(at.index) - 1)
      if inside.contains(" in ") {
        let range = inside.split(separator: ":").joined(separator: "..")
        return at.say("a `for` has no parentheses", write: "for \(range) { … }")
      }
      return at.say("a `for` goes over a range or a list", write: "for i in 0..9 { … }")
    },
    Slip("for x of xs") { at in
      guard case .sign("in", _) = at.problem, ["of", "from"].contains(at.currentText) || at.current.kind == .assign
      else { return nil }
      return at.say(
        "`in` stands between the name and the values of a `for`",
        write:
          "\(at.text(at.lineStart(at.index), at.index)) in \(at.text(at.index + 1, at.valueEnd(at.index + 1))) { … }")
    },
    Slip("else alone") { at in
      guard at.current.kind == .elseWord || at.current.kind == .catchWord else { return nil }
      if case .block = at.problem { return nil }
      if case .elseOrCatch = at.problem { return nil }
      let ours = at.current.kind == .elseWord ? "`if … { }` or a `try`" : "`try { … }`"
      return at.tell(
        "`\(at.currentText)` follows \(ours), and none stands before it", help: "join it to the `}` above",
        code: .unexpected)
    },
    Slip("except, finally") { at in
      guard ["except", "finally", "rescue"].contains(at.currentText), case .elseOrCatch = at.problem else { return nil }
      return at.say("a failure is caught with `catch`", write: "try { … } catch problem { problem.message }")
    },
    Slip("try a | b else c") { at in
      guard case .elseOrCatch = at.problem, at.current.kind == .pipe,
        let from = (at.start..<at.index).last(where: { at.kind($0) == .tryWord }),
        let otherwise = (at.index..<at.lineEnd(at.index)).first(where: { at.kind($0) == .elseWord })
      else { return nil }
      return at.say(
        "a pipe inside a `try` stands in parentheses",
        write: "try (\(at.text(from + 1, otherwise))) \(at.text(otherwise, at.lineEnd(otherwise)))", code: .unexpected)
    },
    Slip("catch without a name") { at in
      guard case .name = at.problem, at.previous.kind == .catchWord, at.current.kind == .openBrace else { return nil }
      return at.say("a `catch` names the problem", write: "catch problem { … }", code: .signExpected)
    },
  ]

  private static func choice(_ at: SlipContext, from: Int, condition: Int, otherwise: Int) -> Diagnostic {
    let value = at.text(from, condition)
    let test = at.text(condition + 1, otherwise)
    let other = at.text(otherwise + 1, at.expressionEnd(otherwise + 1))
    return at.say(
      "a choice begins with `if`", write: "if \(test) { \(value) } else { \(other) }", at: at.token(condition).span)
  }
}
