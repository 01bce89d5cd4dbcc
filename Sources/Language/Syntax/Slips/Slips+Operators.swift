/// Signs of other languages.
extension Slips {
  static let operators: [Slip] = [
    Slip("c ? a : b") { at in
      guard at.current.kind == .foreign, at.currentText == "?" else { return nil }
      let from = at.expressionStart(at.index)
      let end = at.lineEnd(at.index)
      guard let colon = (at.index..<end).first(where: { at.kind($0) == .colon }) else {
        return at.tell("`?` has no meaning here", help: "a choice is `if c { a } else { b }`, a default `a ?? b`")
      }
      let stop = at.expressionEnd(colon + 1)
      return at.say(
        "a choice is written with `if`",
        write: "if \(at.text(from, at.index)) { \(at.text(at.index + 1, colon)) } else { \(at.text(colon + 1, stop)) }")
    },
    Slip("y ~ x") { at in
      guard at.current.kind == .foreign, at.currentText == "~", at.isOnSameLine, at.previous.kind.isWord else {
        return nil
      }
      return at.tell("there are no formulas", help: "name the target: `train frame, .\(at.previousText)`")
    },
    Slip("df$x") { at in
      guard at.current.kind == .foreign, at.currentText == "$", at.previous.kind.isWord || at.previous.kind.isCloser,
        at.next.kind.isWord
      else { return nil }
      let from = at.valueStart(at.index)
      return at.say("a column of a frame follows a `.`", write: "\(at.text(from, at.index)).\(at.text(at.index + 1))")
    },
    Slip("a line that ends with a backslash") { at in
      guard at.current.kind == .foreign, at.currentText == "\\" else { return nil }
      return at.tell(
        "`\\` does not join lines",
        help: "a line goes on after an operator or a comma, inside brackets, and before one that begins with `|`")
    },
    Slip("@decorator") { at in
      guard at.current.kind == .foreign, at.currentText == "@" else { return nil }
      return at.tell("`@` has no meaning here", help: "a version's alias is a text: `\"loans@production\"`")
    },
    Slip("x <- 1") { at in
      guard at.current.kind == .foreign, at.currentText == "<-" else { return nil }
      let end = at.lineEnd(at.index)
      return at.say(
        "`=` binds a name", write: "\(at.text(at.lineStart(at.index), at.index)) = \(at.text(at.index + 1, end))")
    },
    Slip("f\"{x!r}\"") { at in
      guard at.currentText == "!", case .closer(.fieldClose, _, _) = at.problem else { return nil }
      return at.tell(
        "a field of a format text holds an expression and a format",
        help: "write `{\(at.previousText)}`, or with a format `{\(at.previousText):.3f}`")
    },
    Slip("&&, ||, !, %>%, |>, %, ^ and their kin") { at in
      guard at.current.kind == .foreign,
        let ours = Foreign.operators.first(where: { $0.sign == at.currentText })?.ours, !ours.isEmpty
      else { return nil }
      return at.say("`\(at.currentText)` is written `\(ours)`", write: translated(at))
    },
    Slip("i++ and +x") { at in
      guard case .value = at.problem, at.current.kind == .plus else { return nil }
      if at.previous.kind == .plus, !at.current.hasSpaceBefore {
        let name = at.next.kind.isWord ? at.text(at.index + 1) : at.text(at.index - 2)
        return at.say("there is no `++`", write: "\(name) += 1")
      }
      return at.say("a `+` stands between two values", write: at.text(at.index + 1, at.valueEnd(at.index + 1)))
    },
    Slip("i--") { at in
      guard case .value = at.problem, at.previous.kind == .minus, at.kind(at.index - 2) == .minus,
        !at.previous.hasSpaceBefore, at.kind(at.index - 3).isWord
      else { return nil }
      let span = Span(at.token(at.index - 2).start, at.previous.end)
      return at.say("there is no `--`", write: "\(at.text(at.index - 3)) -= 1", at: span)
    },
    Slip("x =< 1") { at in
      guard case .value = at.problem, at.previous.kind == .assign, !at.current.hasSpaceBefore,
        at.current.kind == .less || at.current.kind == .greater
      else { return nil }
      return at.tell("`=\(at.currentText)` is no operator", help: "write `\(at.currentText)=`")
    },
    Slip("// a comment") { at in
      let line = at.lineStart(at.index)
      guard let slashes = (line..<max(line, at.index + 1)).last(where: { at.kind($0) == .slashSlash }),
        at.token(slashes).hasSpaceBefore || slashes == line, slashes >= line
      else { return nil }
      let rest = at.text(slashes + 1, at.lineEnd(slashes))
      return at.say("a comment begins with `#`", write: "# \(rest)", at: at.token(slashes).span)
    },
    Slip("/* a comment */") { at in
      guard case .value = at.problem, at.current.kind == .star || at.current.kind == .starStar,
        at.previous.kind == .slash
          || (at.current.kind == .starStar && at.index == at.start)
      else { return nil }
      return at.tell("a comment begins with `#`", help: "put `#` before each line of the comment")
    },
    Slip("7%3") { at in
      guard case .percentAsModulo = at.problem else { return nil }
      let number = at.currentText.dropLast()
      let right = at.text(at.index + 1, at.valueEnd(at.index + 1))
      return at.say(
        "`\(at.currentText)` is a percent; the rest of a division is `mod`", write: "\(number) mod \(right)")
    },
    Slip("a == not b") { at in
      guard case .looseNot = at.problem else { return nil }
      let end = at.expressionEnd(at.index + 1, stoppingAt: [.andWord, .orWord])
      return at.say(
        "`not` binds looser than the operator before it", write: "(not \(at.text(at.index + 1, end)))",
        code: .unexpected)
    },
    Slip("0 < x < 10") { at in
      guard case .chain(let left, _) = at.problem, case .binary(_, _, let middle, _) = left.kind else { return nil }
      let end = at.expressionEnd(at.index + 1, stoppingAt: [.andWord, .orWord])
      let right = at.text(at.index + 1, end)
      return at.say(
        "comparisons do not chain",
        write: "\(at.source.text(left.span)) and \(at.source.text(middle.span)) \(at.currentText) \(right)",
        code: .chained)
    },
  ]

  /// The line of the current token with every sign of another language written as ours.
  private static func translated(_ at: SlipContext) -> String {
    let from = at.lineStart(at.index)
    var line = ""
    for place in from..<at.lineEnd(at.index) {
      let token = at.token(place)
      let isForeign = token.kind == .foreign
      let ours = isForeign ? Foreign.operators.first { $0.sign == at.text(place) }?.ours : nil
      let isSpaced =
        token.hasSpaceBefore || (isForeign && at.token(place - 1).kind != .openParen)
        || (place > from && at.kind(place - 1) == .foreign)
      if place > from, isSpaced { line += " " }
      line += ours ?? at.text(place)
    }
    return line
  }
}
