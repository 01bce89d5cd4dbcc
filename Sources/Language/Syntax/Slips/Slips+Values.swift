/// Slices, comprehensions, comparisons with `is`, and numbers with a bare point.
extension Slips {
  static let values: [Slip] = [
    Slip("x[1:3]") { at in
      guard at.current.kind == .colon, let opener = openBracket(at), opener > 0 else { return nil }
      let name = at.text(at.valueStart(opener), opener)
      let close = at.skipped(opener) - 1
      let low = at.text(opener + 1, at.index)
      let high = at.text(at.index + 1, close)
      let last = Int(high).map { "\($0 - 1)" } ?? (high.isEmpty ? "length(\(name)) - 1" : "\(high) - 1")
      return at.tell(
        "a part of a list is taken with a range",
        help: "write `\(name)[\(low.isEmpty ? "0" : low)..\(last)]`: indices count from 0, and both ends are in")
    },
    Slip("[x * 2 for x in xs]") { at in
      guard at.current.kind == .forWord, case .closer(_, let opener, _) = at.problem, at.kind(at.index + 2) == .inWord
      else { return nil }
      let name = at.text(at.index + 1)
      let body = at.text(opener + 1, at.index)
      let close = at.skipped(opener) - 1
      let condition = (at.index..<max(at.index, close)).first { at.kind($0) == .ifWord }
      var line = at.text(at.index + 3, condition ?? close)
      if let condition { line += " | filter(\(name) => \(at.text(condition + 1, close)))" }
      if body != name { line += " | map(\(name) => \(body))" }
      return at.say("a list is made from another with `map` and `filter`", write: line)
    },
    Slip("x is none") { at in
      let place = at.currentText == "is" ? at.index : at.index - 1
      guard place > at.start, at.text(place) == "is", at.kind(place) == .name, at.isOnSameLine else { return nil }
      let left = at.text(at.valueStart(place), place)
      let isNegated = at.kind(place + 1) == .notWord
      let value = isNegated ? place + 2 : place + 1
      let right = at.text(value, at.valueEnd(value))
      if ["none", "None", "NULL", "null", "NA", "missing", "nan"].contains(right) {
        let not = isNegated ? "not " : ""
        let comparison = "\(left) \(isNegated ? "!=" : "==") none"
        let column = left.hasPrefix(".") ? left : ".\(left)"
        let help =
          left.hasPrefix(".")
          ? "write `\(not)missing(\(left))`"
          : "write `\(comparison)`; for a column `\(not)missing(\(column))`"
        return at.tell("`is` is no operator", help: help, at: at.token(place).span)
      }
      return at.say(
        "`is` is no operator; `==` compares", write: "\(left) \(isNegated ? "!=" : "==") \(right)",
        at: at.token(place).span)
    },
    Slip(".5") { at in
      guard case .value = at.problem, at.current.kind == .dot, at.next.kind.isNumber, !at.next.hasSpaceBefore else {
        return nil
      }
      return at.say(
        "a decimal begins with a digit", write: "0.\(at.text(at.index + 1))", at: Span(at.current.start, at.next.end),
        code: .badNumber)
    },
    Slip("5. and x.1") { at in
      guard case .field = at.problem else { return nil }
      if at.previous.kind == .integer {
        return at.say(
          "a decimal has a digit behind its point", write: "\(at.previousText).0",
          at: Span(at.previous.start, at.current.end), code: .badNumber)
      }
      guard at.next.kind == .integer else { return nil }
      let name = at.text(at.valueStart(at.index), at.index)
      return at.say("an element is taken with brackets", write: "\(name)[\(at.text(at.index + 1))]")
    },
    Slip("10 MB, 5 min") { at in
      guard at.isOnSameLine, at.previous.kind == .integer, at.current.kind == .name else { return nil }
      let unit = NumberHelp.units[at.currentText] ?? at.currentText
      guard Literal.sizes[unit] != nil || NumberHelp.durations.contains(unit) else { return nil }
      return at.say("a unit touches its number", write: "\(at.previousText)\(unit)", code: .badNumber)
    },
    Slip("two texts side by side") { at in
      guard at.isOnSameLine, at.previous.kind == .text || at.previous.kind == .formatEnd, at.current.kind.isText else {
        return nil
      }
      return at.tell(
        "an operator or a comma is missing between two texts", help: "join texts with `+`", code: .unexpected)
    },
    Slip("{a, b} and {a = 1}") { at in
      guard case .recordColon(let key) = at.problem else { return nil }
      if at.current.kind == .assign || at.current.kind == .arrow {
        let value = at.text(at.index + 1, at.expressionEnd(at.index + 1))
        return at.say("a field's name stands before a `:`", write: "{\(key.text): \(value)}", code: .signExpected)
      }
      guard at.current.kind == .comma else { return nil }
      return at.tell(
        "a record has names and values", help: "write `{\(key.text): \(key.text), …}`, or a list: `[\(key.text), …]`",
        code: .signExpected)
    },
    Slip("{1: \"a\"}") { at in
      guard case .recordKey = at.problem, at.current.kind.isNumber else { return nil }
      return at.say("a field of a record is a name or a text", write: "{\"\(at.currentText)\": …}", code: .signExpected)
    },
  ]

  /// The bracket of the index that is being read.
  private static func openBracket(_ at: SlipContext) -> Int? {
    if case .closer(.closeBracket, let opener, _) = at.problem { return isIndex(at, opener) ? opener : nil }
    if case .value = at.problem, at.previous.kind == .openBracket {
      return isIndex(at, at.index - 1) ? at.index - 1 : nil
    }
    return nil
  }

  private static func isIndex(_ at: SlipContext, _ opener: Int) -> Bool {
    !at.token(opener).hasSpaceBefore && (at.kind(opener - 1).isWord || at.kind(opener - 1).isCloser)
  }
}
