/// Words with which other languages begin a statement or a function.
extension Slips {
  static let words: [Slip] = [
    Slip("def f(x):") { at in
      let line = at.lineStart(at.index)
      guard let word = at.find(["def", "func", "fun", "function", "defn"], from: line, to: at.index), word <= line + 1,
        at.kind(word + 1) == .name, at.kind(word + 2) == .openParen
      else { return nil }
      let close = at.skipped(word + 2)
      let head = "fn \(at.text(word + 1, close))"
      return at.say("a function is declared with `fn`", write: head + functionBody(at, close), at: at.token(word).span)
    },
    Slip("lambda x: x") { at in
      let line = at.lineStart(at.index)
      guard let word = at.find(["lambda"], from: line, to: at.index + 1),
        let colon = (word..<at.lineEnd(at.index)).first(where: { at.kind($0) == .colon })
      else { return nil }
      let body = at.text(colon + 1, at.expressionEnd(colon + 1))
      return at.say(
        "a function without a name is written with `=>`", write: parameters(at.text(word + 1, colon)) + " => " + body,
        at: at.token(word).span)
    },
    Slip("function(x)") { at in
      let line = at.lineStart(at.index)
      guard let word = at.find(["function", "func", "fn"], from: line, to: at.index + 1),
        at.kind(word + 1) == .openParen
      else { return nil }
      return anonymous(at, word)
    },
    Slip("fn (x) => x") { at in
      let word = at.current.kind == .fnWord ? at.index : at.index - 1
      guard at.kind(word) == .fnWord, at.kind(word + 1) == .openParen else { return nil }
      return anonymous(at, word)
    },
    Slip("let x = 1") { at in
      guard at.current.kind == .assign || at.current.kind == .colon, at.kind(at.start) == .name,
        ["let", "var", "const", "val", "set", "my", "auto", "int", "float", "local"].contains(at.text(at.start)),
        at.kind(at.start + 1) == .name
      else { return nil }
      let end = at.lineEnd(at.index)
      guard let sign = (at.start..<end).first(where: { at.kind($0) == .assign }) else { return nil }
      return at.say(
        "a name is bound with `=` alone", write: "\(at.text(at.start + 1)) = \(at.text(sign + 1, end))",
        at: at.token(at.start).span)
    },
    Slip("import pandas as pd") { at in
      guard at.kind(at.start) == .name, ["import", "from"].contains(at.text(at.start)) else { return nil }
      return at.tell(
        "a module is a file of this language", help: "write `use \"file.mlops\"`; the verbs need no import",
        at: at.token(at.start).span)
    },
    Slip("elif") { at in
      guard let word = at.find(["elif", "elsif", "elseif"], from: at.lineStart(at.index), to: at.index + 1) else {
        return nil
      }
      return at.tell("`\(at.text(word))` is written `else if`", help: "write `} else if … {`", at: at.token(word).span)
    },
    Slip("SELECT … FROM") { at in
      let line = at.lineStart(at.index)
      guard at.text(line).lowercased() == "select" || at.text(at.start).lowercased() == "select" else { return nil }
      let from = at.text(line).lowercased() == "select" ? line : at.start
      let end = at.lineEnd(at.index)
      guard (from..<end).contains(where: { at.text($0).lowercased() == "from" }) else { return nil }
      let query = at.text(from, end)
      let quoted = query.contains("\"") ? "\"\"\"\(query)\"\"\"" : "\"\(query)\""
      return at.say("a query of SQL is a text", write: "sql \(quoted)", at: at.token(from).span)
    },
    Slip("order by x, group by x") { at in
      guard at.isOnSameLine, at.previousText.lowercased() == "by", at.index >= 2 else { return nil }
      let verb = at.text(at.index - 2).lowercased()
      guard verb == "order" || verb == "group" else { return nil }
      let key = at.text(at.index, at.expressionEnd(at.index))
      return at.say(
        "`\(verb) by` is one word here", write: "\(verb == "order" ? "sort" : "group") \(key)",
        at: Span(at.token(at.index - 2).start, at.previous.end))
    },
    Slip("loans where .x > 1") { at in
      guard at.isOnSameLine, let verb = ForeignWords.verbs[at.previousText.lowercased()], at.index >= 2,
        at.kind(at.index - 2).isWord || at.kind(at.index - 2).isCloser
      else { return nil }
      let left = at.text(at.valueStart(at.index - 1), at.index - 1)
      return at.say(
        "a verb behind a value follows a `|`",
        write: "\(left) | \(verb) \(at.text(at.index, at.expressionEnd(at.index)))", at: at.previous.span)
    },
  ]

  /// ` => value` for a body on the same line, else ` { … }`.
  private static func functionBody(_ at: SlipContext, _ close: Int) -> String {
    guard at.kind(close) == .colon, !at.token(close + 1).hasNewlineBefore, at.kind(close + 1) != .end else {
      return " { … }"
    }
    let first = at.kind(close + 1) == .returnWord ? close + 2 : close + 1
    return " => \(at.text(first, at.lineEnd(close)))"
  }

  private static func parameters(_ text: String) -> String {
    text.isEmpty ? "()" : text.contains(",") || text.contains("=") ? "(\(text))" : text
  }

  /// `function(x) …` and `fn (x) …`, with what follows on the line.
  private static func anonymous(_ at: SlipContext, _ word: Int) -> Diagnostic {
    let close = at.skipped(word + 1)
    let names = parameters(at.text(word + 2, close - 1))
    var bodyStart = close
    if at.kind(bodyStart) == .arrow { bodyStart += 1 }
    var body = at.kind(bodyStart) == .openBrace ? "{ … }" : at.text(bodyStart, at.expressionEnd(bodyStart))
    if body.isEmpty { body = "…" }
    return at.say(
      "a function without a name is written with `=>`", write: "\(names) => \(body)", at: at.token(word).span)
  }
}
