/// Verbs over columns written as dplyr, pandas and SQL write them.
extension Slips {
  static let columns: [Slip] = [
    Slip("count(*)") { at in
      guard case .value = at.problem, at.current.kind == .star, at.previous.kind == .openParen,
        at.kind(at.index - 2) == .name, at.next.kind == .closeParen
      else { return nil }
      let name = at.text(at.index - 2).lowercased()
      return at.say("rows are counted without an argument", write: "\(name)()", at: at.current.span)
    },
    Slip("derive double = .x * 2") { at in
      guard at.current.kind == .assign, at.isOnSameLine, at.previous.kind == .name, at.index - 2 > at.start,
        at.kind(at.index - 2) == .name, at.previous.hasSpaceBefore, at.kind(at.index - 3) == .pipe
      else { return nil }
      let verb = at.text(at.index - 2)
      let value = at.text(at.index + 1, at.expressionEnd(at.index + 1))
      let ours = ForeignWords.verbs[verb.lowercased()] ?? verb
      return at.say("an argument's name stands before a `:`", write: "\(ours) \(at.previousText): \(value)")
    },
    Slip("rename .old = new") { at in
      let left = at.valueStart(at.index)
      guard at.current.kind == .assign, at.isOnSameLine, left > at.start, at.text(left - 1) == "rename" else {
        return nil
      }
      let new = at.text(at.index + 1, at.valueEnd(at.index + 1)).drop { $0 == "." || $0 == "\"" }
      return at.say(
        "the new name stands before a `:`", write: "rename \(new.prefix { $0 != "\"" }): \(at.text(left, at.index))")
    },
    Slip("sort -.x, head -3") { at in
      guard case .operatorAfterPipe = at.problem, at.current.kind == .minus, at.current.hasSpaceBefore,
        !at.next.hasSpaceBefore, at.previous.kind == .name
      else { return nil }
      let value = at.text(at.index + 1, at.valueEnd(at.index + 1))
      let isSort = ForeignWords.verbs[at.previousText] == "sort" || at.previousText == "sort"
      if isSort { return at.say("the other way round is `desc`", write: "sort desc(\(value))") }
      return at.say(
        "`\(at.previousText)` is a verb, and its argument cannot begin with `-`",
        write: "\(at.previousText)(-\(value))", code: .unexpected)
    },
    Slip("sort .x desc") { at in
      let direction = at.currentText.lowercased()
      guard at.isOnSameLine, ["desc", "asc", "descending", "ascending"].contains(direction) else { return nil }
      let key = at.text(at.valueStart(at.index), at.index)
      return at.say(
        "the direction stands before the column",
        write: direction.hasPrefix("desc") ? "sort desc(\(key))" : "sort \(key)")
    },
    Slip(".x between 1 and 3") { at in
      guard at.isOnSameLine, at.currentText.lowercased() == "between" else { return nil }
      let value = at.text(at.valueStart(at.index), at.index)
      let middle = at.valueEnd(at.index + 1)
      guard at.kind(middle) == .andWord || at.text(middle).lowercased() == "and" else { return nil }
      let (low, high) = (at.text(at.index + 1, middle), at.text(middle + 1, at.valueEnd(middle + 1)))
      return at.say("there is no `between`", write: "\(value) >= \(low) and \(value) <= \(high)")
    },
    Slip(".x like \"a%\"") { at in
      guard at.isOnSameLine, ["like", "ilike", "rlike", "glob"].contains(at.currentText.lowercased()),
        at.next.kind == .text
      else { return nil }
      let value = at.text(at.valueStart(at.index), at.index)
      let pattern = at.text(at.index + 1).filter { $0 != "\"" }
      let letters = pattern.filter { $0 != "%" && $0 != "*" }
      let (isOpenStart, isOpenEnd) = (pattern.first == "%", pattern.last == "%")
      let function = isOpenStart == isOpenEnd ? "contains" : isOpenStart ? "ends_with" : "starts_with"
      return at.say("there is no `like`", write: "\(function)(\(value), \"\(letters)\")")
    },
    Slip(".x >= 3 and <= 10") { at in
      guard case .value = at.problem, isComparison(at.current.kind),
        at.previous.kind == .andWord || at.previous.kind == .orWord,
        let before = (at.start..<at.index).last(where: { isComparison(at.kind($0)) })
      else { return nil }
      let value = at.text(at.valueStart(before), before)
      let rest = at.text(at.index, at.expressionEnd(at.index))
      return at.say(
        "each comparison names its value", write: "\(at.text(at.valueStart(before), at.index)) \(value) \(rest)",
        code: .valueExpected)
    },
    Slip("not in xs") { at in
      guard case .value = at.problem, at.current.kind == .inWord, at.previous.kind == .notWord else { return nil }
      let list = at.text(at.index + 1, at.valueEnd(at.index + 1))
      return at.say("`not in` stands between two values", write: "x not in \(list)", code: .valueExpected)
    },
    Slip("\"a\" . \"b\", \"a\" ++ \"b\"") { at in
      let isPoint = at.current.kind == .dot && at.next.kind.isText
      let isDouble = at.current.kind == .plus && at.previous.kind == .plus && at.next.kind.isText
      let left = isPoint ? at.index : at.index - 1
      guard isPoint || isDouble, at.kind(left - 1) == .text || at.kind(left - 1) == .name else { return nil }
      return at.say(
        "texts are joined with `+`", write: "\(at.text(left - 1)) + \(at.text(at.index + 1, at.valueEnd(at.index + 1)))"
      )
    },
    Slip("\"%d\" % n") { at in
      guard at.current.kind == .foreign, at.currentText == "%", at.previous.kind == .text else { return nil }
      let value = at.text(at.index + 1, at.valueEnd(at.index + 1))
      return at.say("a value stands in a format text", write: "f\"{\(value)}\"")
    },
    Slip("n =+ 1") { at in
      guard case .value = at.problem, at.current.kind == .plus, at.previous.kind == .assign, !at.current.hasSpaceBefore,
        at.kind(at.index - 2).isWord
      else { return nil }
      return at.say(
        "`+=` adds to a variable",
        write: "\(at.text(at.index - 2)) += \(at.text(at.index + 1, at.valueEnd(at.index + 1)))")
    },
    Slip("loans -> x") { at in
      guard at.current.kind == .foreign, at.currentText == "->", at.next.kind == .name,
        at.lineEnd(at.index) == at.index + 2, at.kind(at.start) != .openParen
      else { return nil }
      return at.say("`=` binds a name", write: "\(at.text(at.index + 1)) = \(at.text(at.start, at.index))")
    },
    Slip("?load, %time, !ls") { at in
      guard at.current.kind == .foreign, at.index == at.start, ["?", "%"].contains(at.currentText),
        at.next.kind == .name
      else { return nil }
      let word = at.text(at.index + 1)
      return at.currentText == "?"
        ? at.tell("`?` asks for help at the prompt", help: "elsewhere run `mlops help \(word)`")
        : at.tell("`%\(word)` is a command of the prompt", help: "a script has statements alone")
    },
    Slip("try: 1") { at in
      guard case .value = at.problem, at.current.kind == .colon, at.previous.kind == .tryWord else { return nil }
      return at.say("a block stands in `{ }`", write: "try { … } catch problem { … }", code: .signExpected)
    },
    Slip("switch x { }, foreach, unless, until") { at in
      guard at.current.kind == .openBrace || at.current.kind == .colon, at.kind(at.start) == .name,
        at.index > at.start + 1
      else { return nil }
      let subject = at.text(at.start + 1, at.index)
      switch at.text(at.start) {
      case "switch", "match", "case":
        return at.say(
          "a choice is written with `if`", write: "if \(subject) == 1 { … } else if \(subject) == 2 { … } else { … }",
          at: at.token(at.start).span)
      case "foreach":
        return at.say(
          "a loop is written with `for`", write: "for \(subject.filter { $0 != "(" && $0 != ")" }) { … }",
          at: at.token(at.start).span)
      case "unless": return at.say("a choice is written with `if`", write: "if not (\(subject)) { … }")
      case "until": return at.say("a loop is written with `while`", write: "while not (\(subject)) { … }")
      default: return nil
      }
    },
    Slip("-- a comment") { at in
      guard at.kind(at.start) == .minus, at.kind(at.start + 1) == .minus, !at.token(at.start + 1).hasSpaceBefore,
        at.token(at.start + 2).hasSpaceBefore || at.kind(at.start + 2) == .end, at.index > at.start + 1
      else { return nil }
      let rest = at.text(at.start + 2, at.lineEnd(at.start))
      return at.say("a comment begins with `#`", write: "# \(rest)", at: at.token(at.start).span)
    },
    Slip("/* at the start") { at in
      guard case .value = at.problem, at.current.kind == .slash, at.next.kind == .star, !at.next.hasSpaceBefore else {
        return nil
      }
      return at.tell("a comment begins with `#`", help: "put `#` before each line of the comment")
    },
  ]

  private static func isComparison(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: true
    default: false
    }
  }
}
