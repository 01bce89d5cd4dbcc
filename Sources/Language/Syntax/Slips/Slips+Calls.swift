/// Calls without their parentheses, spaces that decide, and pipes where none may stand.
extension Slips {
  static let calls: [Slip] = [
    Slip("bump ()") { at in
      guard case .value = at.problem, at.current.kind == .closeParen, at.previous.kind == .openParen else { return nil }
      let before = at.index - 2
      if before >= at.start, at.kind(before).isWord, at.previous.hasSpaceBefore {
        return at.say(
          "no space stands before the `(` of a call", write: "\(at.text(at.valueStart(at.index - 1), at.index - 1))()",
          at: at.previous.span, code: .unexpected)
      }
      return at.tell(
        "there is nothing between the parentheses", help: "nothing is `none`, an empty list `[]`", code: .valueExpected)
    },
    Slip("a line that begins with .filter(") { at in
      guard case .endOfStatement = at.problem, at.current.kind == .openParen, !at.current.hasSpaceBefore,
        at.kind(at.index - 2) == .dot, at.previous.kind.isWord
      else { return nil }
      let call = at.text(at.index - 1, at.skipped(at.index))
      guard at.index - 2 == at.start else {
        return at.say("a column is not called", write: call, at: Span(at.token(at.index - 2).start, at.previous.end))
      }
      let line = at.start > 0 ? at.text(at.lineStart(at.start - 1), at.start) : ""
      let left = line.isEmpty || line.count > 40 ? "" : line + " "
      return at.say(
        "a line goes on with `|`", write: "\(left)| \(call)", at: Span(at.token(at.start).start, at.previous.end))
    },
    Slip("people | count > 3") { at in
      guard case .operatorAfterPipe(let left) = at.problem else { return nil }
      let rest = at.text(at.index, at.expressionEnd(at.index))
      return at.say(
        "to go on computing with what a pipe gives, use parentheses", write: "(\(at.source.text(left.span))) \(rest)",
        code: .unexpected)
    },
    Slip("a stage that is no call") { at in
      guard case .stage(let value, let left) = at.problem else { return nil }
      let stage = at.source.text(value.span)
      let before = at.source.text(left.span)
      let help =
        switch value.kind {
        case .lambda: "to use a function on each element write `map(\(stage))`"
        case .column: "write `select \(stage)`, or `(\(before))\(stage)`"
        case .member(let base, let field): "write `(\(before) | \(at.source.text(base.span))).\(field.text)`"
        case .list, .index: "write `(\(before))\(stage)`"
        default: "write `or` for a choice; after a `|` stands a verb, such as `count`"
        }
      return at.tell(
        "a stage of a pipe is a call, and `\(stage)` is none", help: help, at: value.span, code: .notAStage)
    },
    Slip("a pipe inside a header") { at in
      guard at.current.kind == .pipe, at.isOnSameLine else { return nil }
      let from = at.expressionStart(at.index, after: [.ifWord, .whileWord, .inWord])
      let isExpect = at.kind(at.start) == .name && at.text(at.start) == "expect" && from == at.start
      let first = isExpect ? at.start + 1 : from
      let end = at.expressionEnd(at.index + 1)
      return at.tell(
        "a pipe stands in parentheses here",
        help: "write `(\(at.text(first, end)))`; for a choice of two conditions, `or`", code: .unexpected)
    },
    Slip("print\"hi\"") { at in
      guard at.current.kind.isText, !at.current.hasSpaceBefore, at.previous.kind == .name else { return nil }
      if at.previousText.count <= 2 {
        return at.tell(
          "`\(at.previousText)` is no mark of a text",
          help: "marks are `r\"…\"` for raw texts and `f\"…\"` for formats",
          at: at.previous.span)
      }
      return at.say(
        "a space is missing", write: "\(at.previousText) \(at.text(at.index, textEnd(at, at.index)))", code: .unexpected
      )
    },
    Slip("loans .x inside an expression") { at in
      guard wantsOperator(at), at.current.kind == .dot, at.next.kind.isWord, at.previous.kind.isWord,
        !at.previous.kind.isReserved
      else { return nil }
      let name = at.text(at.valueStart(at.index), at.index)
      return at.tell(
        "an operator or a comma is missing before `.\(at.text(at.index + 1))`",
        help:
          "the column of a frame is `\(name).\(at.text(at.index + 1))`; a call is `\(name)(.\(at.text(at.index + 1)))`",
        code: .unexpected)
    },
    Slip("expect length xs == 4") { at in
      guard wantsOperator(at), at.previous.kind == .name || at.previous.kind == .quotedName,
        at.parser.beginsArgument(0)
      else { return nil }
      let name = at.text(at.valueStart(at.index), at.index)
      let call = "\(name)(\(argument(at)))"
      let here = "a call inside a line has parentheses: here write `\(call)`"
      let list = "write `\(name), \(at.text(at.index, at.valueEnd(at.index)))`"
      return at.tell(
        "an operator or a comma is missing before `\(at.currentText)`",
        help: isArgument(at) && !at.current.kind.isText ? "\(list); a call inside a line is `\(call)`" : here,
        code: .unexpected)
    },
    Slip("two values side by side") { at in
      guard wantsOperator(at), at.parser.beginsArgument(0) else { return nil }
      return at.tell(
        "an operator or a comma is missing before `\(at.currentText)`",
        help: "two statements stand on two lines, or with `;` between them", code: .unexpected)
    },
  ]

  /// A value has ended and another begins on the same line.
  private static func wantsOperator(_ at: SlipContext) -> Bool {
    guard at.index > 0, at.current.hasSpaceBefore, at.isOnSameLine || at.parser.ignoresNewlines else { return false }
    switch at.problem {
    case .endOfStatement, .closer, .block, .elseOrCatch: return true
    default: return false
    }
  }

  /// The value before the current token is an argument of a command or an element of a list, so that a comma may be
  /// missing.
  private static func isArgument(_ at: SlipContext) -> Bool {
    switch at.problem {
    case .closer(.closeBracket, _, _), .closer(.closeParen, _, _): return true
    case .endOfStatement:
      let before = at.valueStart(at.index) - 1
      let isHead = before < at.start || at.kind(before).isAssignment || at.kind(before) == .arrow
      return !isHead && at.text(at.start) != "expect" && (at.kind(before) == .name || at.kind(before) == .comma)
    default: return false
    }
  }

  /// The argument that begins at the current token: up to an operator, a comma or the end.
  private static func argument(_ at: SlipContext) -> String {
    if at.current.kind.isText { return at.text(at.index, textEnd(at, at.index)) }
    if at.current.kind == .openParen { return at.text(at.index + 1, at.skipped(at.index) - 1) }
    return at.text(at.index, at.valueEnd(at.index))
  }

  /// Behind a text; a format text is many tokens.
  private static func textEnd(_ at: SlipContext, _ place: Int) -> Int {
    guard at.kind(place) == .formatStart else { return place + 1 }
    var end = place
    while at.kind(end) != .formatEnd, at.kind(end) != .end { end = at.skipped(end) }
    return end + 1
  }
}
