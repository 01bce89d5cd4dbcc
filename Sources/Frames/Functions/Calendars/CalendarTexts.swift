import Calendar
import Engines

/// Dates written and read in a form of one's own, in the letters of `strftime`.
extension ScalarFunction {
  static let formatDate = ScalarFunction(
    "format_date", "A date or a time in a form: `%Y-%m-%d`, `%d.%m.%y`, `%b %d, %Y`, `%H:%M`.",
    [Parameter("value"), Parameter("form")],
    result: { arguments throws(Fault) in
      _ = try arguments.calendar(0)
      _ = try arguments.form(1, DateForm.allLetters)
      return .text
    },
    apply: { arguments in
      guard let form = arguments[1].text.flatMap({ DateForm($0) }), let moment = arguments[0].moment else { return nil }
      return .text(form.text(moment))
    },
    sql: { "strftime(CAST(\($0[0]) AS TIMESTAMP), \($0[1]))" })

  static let parseDate = ScalarFunction(
    "parse_date", "The date that a text tells in a form: `%d.%m.%Y`, `%b %d, %Y`, `%m/%d/%y`.",
    [Parameter("value"), Parameter("form")], undefined: "a date out of a text that is not in the form",
    result: { arguments throws(Fault) in
      try arguments.text(0)
      let form = try arguments.form(1, DateForm.read)
      guard form.isDate else { throw arguments.refusal(1, "a form with a year, a month and a day") }
      return .date
    },
    apply: { arguments in
      guard let text = arguments[0].text, let form = arguments[1].text.flatMap({ DateForm($0) }) else { return nil }
      return form.day(text).map(Scalar.date)
    },
    sql: { "CAST(try_strptime(\($0[0]), \($0[1])) AS DATE)" })
}

extension ScalarFunction.Arguments {
  /// A form written as a text, of which every letter is known.
  fileprivate func form(_ position: Int, _ letters: String) throws(Fault) -> DateForm {
    guard let text = literal(position)?.text else { throw refusal(position, "a form, written as a text") }
    guard let form = DateForm(text), form.letters.allSatisfy(letters.contains) else {
      throw Fault(
        "F012", "`\(function)` knows no such form as `\(text)`", subject: text,
        help: "its letters are \(letters.map { "%\($0)" }.joined(separator: " "))")
    }
    return form
  }
}
