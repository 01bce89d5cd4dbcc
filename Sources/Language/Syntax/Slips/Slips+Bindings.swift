/// `=` where it does not belong, and commas where a list is meant.
extension Slips {
  static let bindings: [Slip] = [
    Slip("a name that is reserved") { at in
      let isBefore = at.current.kind == .assign && at.previous.kind.isReserved && at.isOnSameLine
      let isHere = at.current.kind.isReserved && at.next.kind == .assign
      guard isBefore || isHere else { return nil }
      let place = isHere ? at.index : at.index - 1
      return at.tell(
        "`\(at.text(place))` is a reserved word", help: "choose another name, or write `` `\(at.text(place))` ``",
        at: at.token(place).span, code: .reservedWord)
    },
    Slip("a, _ = pair") { at in
      guard at.current.kind == .comma, case .endOfStatement = at.problem,
        let sign = (at.index..<at.lineEnd(at.index)).first(where: { at.kind($0) == .assign }),
        let rest = (at.index..<sign).first(where: { at.kind($0) == .underscore })
      else { return nil }
      return at.tell(
        "`_` is the left side of a pipe, and binds nothing", help: "give the value a name, such as `rest`",
        at: at.token(rest).span, code: .noPipe)
    },
    Slip("1,000") { at in
      guard at.current.kind == .comma, at.previous.kind == .integer, !at.next.hasSpaceBefore, at.next.kind == .invalid
      else { return nil }
      return at.parser.lexed.problems[at.index + 1]
    },
    Slip("_ = f()") { at in
      guard case .placeholder = at.problem,
        at.next.kind == .assign || at.next.kind == .comma || at.previous.kind == .comma
      else { return nil }
      return at.tell(
        "`_` is the left side of a pipe, and binds nothing", help: "give the value a name, such as `rest`",
        code: .noPipe)
    },
    Slip("x := 1") { at in
      guard at.current.kind == .colon, at.next.kind == .assign, !at.next.hasSpaceBefore else { return nil }
      let from = at.lineStart(at.index)
      return at.say(
        "`=` binds a name", write: "\(at.text(from, at.index)) = \(at.text(at.index + 2, at.lineEnd(at.index)))")
    },
    Slip(".a = 1 as a statement") { at in
      guard at.current.kind == .assign, at.kind(at.start) == .dot, at.index == at.start + 2 else { return nil }
      let name = at.text(at.start + 1)
      let value = at.text(at.index + 1, at.lineEnd(at.index))
      return at.tell(
        "a column is not bound, it is derived",
        help: "write `frame | derive \(name): \(value)`, with your frame's name",
        code: .notBindable)
    },
    Slip("= where == is meant") { at in
      guard at.current.kind == .assign, at.isOnSameLine else { return nil }
      if case .block = at.problem { return compares(at) }
      if at.kind(at.start) == .name, ["expect"].contains(at.text(at.start)) { return compares(at) }
      let left = at.valueStart(at.index)
      if at.kind(left) == .dot, left > at.start { return compares(at) }
      return nil
    },
    Slip("f(x=1)") { at in
      guard at.current.kind == .assign, at.previous.kind == .name || at.previous.kind == .quotedName, at.isOnSameLine,
        at.index - 2 > at.start || at.kind(at.index - 2) == .openParen || at.kind(at.index - 2) == .comma
      else { return nil }
      let before = at.kind(at.index - 2)
      let isFirstOfCommand = at.index - 2 == at.start && before == .name
      guard before == .openParen || before == .comma || before == .openBrace || isFirstOfCommand else { return nil }
      let end = at.expressionEnd(at.index + 1)
      return at.say(
        "an argument's name stands before a `:`", write: "\(at.previousText): \(at.text(at.index + 1, end))")
    },
    Slip("f x = 1") { at in
      guard at.current.kind == .assign, at.previous.kind == .name, at.index - 2 == at.start, at.kind(at.start) == .name
      else { return nil }
      let end = at.expressionEnd(at.index + 1)
      return at.tell(
        "`=` cannot stand here",
        help:
          "to bind write `\(at.previousText) = \(at.text(at.index + 1, end))`; an argument's name stands before a `:`")
    },
    Slip("a = b = 1") { at in
      guard at.current.kind == .assign, at.isOnSameLine, case .endOfStatement = at.problem,
        at.parser.lexed.tokens[at.start..<at.index].contains(where: { $0.kind == .assign })
      else { return nil }
      let name = at.text(at.valueStart(at.index), at.index)
      let value = at.text(at.index + 1, at.expressionEnd(at.index + 1))
      return at.say(
        "`=` binds once in a statement; to compare write `==`",
        write: "\(name) = \(value); \(at.text(at.start)) = \(name)",
        code: .notBindable)
    },
    Slip("f(x) = 1") { at in
      guard at.current.kind.isAssignment, at.isOnSameLine, case .endOfStatement = at.problem else { return nil }
      return at.tell(
        "a name, a field or an index stands left of `\(at.currentText)`", help: "to compare write `==`",
        at: Span(at.token(at.start).start, at.previous.end), code: .notBindable)
    },
    Slip("return a, b") { at in
      guard at.current.kind == .comma, at.kind(at.start) == .returnWord else { return nil }
      let end = at.lineEnd(at.index)
      return at.say(
        "several values are one list", write: "return [\(at.text(at.start + 1, listEnd(at, end)))]", code: .unexpected)
    },
    Slip("a, b = b, a") { at in
      guard at.current.kind == .comma, case .endOfStatement = at.problem,
        let sign = (at.start..<at.index).first(where: { at.kind($0) == .assign })
      else { return nil }
      let left = at.text(at.start, sign)
      let values = at.text(sign + 1, listEnd(at, at.lineEnd(at.index)))
      return at.say("several values are one list", write: "\(left) = [\(values)]", code: .unexpected)
    },
    Slip("(a, b) = pair, (a, b) and max (a, b)") { at in
      guard at.current.kind == .comma, case .closer(.closeParen, let opener, _) = at.problem else { return nil }
      let end = at.skipped(opener)
      let inside = at.text(opener + 1, end - 1)
      if at.kind(end) == .assign {
        return at.say("names to bind stand without parentheses", write: "\(inside) = …", code: .notBindable)
      }
      if opener > 0, at.kind(opener - 1).isWord, !at.kind(opener - 1).isReserved, at.token(opener).hasSpaceBefore {
        let from = at.valueStart(opener)
        return at.say(
          "no space stands before the `(` of a call", write: "\(at.text(from, opener))(\(inside))",
          at: at.token(opener).span, code: .unexpected)
      }
      return at.say("a list stands in `[ ]`", write: "[\(inside)]", at: at.token(opener).span, code: .unexpected)
    },
  ]

  private static func compares(_ at: SlipContext) -> Diagnostic {
    let left = at.text(at.valueStart(at.index), at.index)
    let right = at.text(at.index + 1, at.valueEnd(at.index + 1))
    return at.say("`==` compares, `=` binds", write: "\(left) == \(right)", code: .unexpected)
  }

  /// Without a `;` or a closing bracket that ends the list before the line does.
  private static func listEnd(_ at: SlipContext, _ end: Int) -> Int {
    var place = at.index
    while place < end, at.kind(place) != .semicolon, !at.kind(place).isCloser { place = at.skipped(place) }
    return min(place, end)
  }
}
