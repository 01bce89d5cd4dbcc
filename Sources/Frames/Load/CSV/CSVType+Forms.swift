import Calendar
import Engines

/// What a person says about how numbers and dates are written in a file.
struct CSVForms {
  var numbers: NumberForm?
  var dates: DateForm?

  /// Throws F041 for a mark or a form that is none.
  init(_ options: LoadOptions) throws(Fault) {
    if options.decimal != nil || options.thousands != nil {
      let decimal = try options.decimal.map { (text) throws(Fault) in try CSVForms.mark(text, "decimal") }
      let group = try options.thousands.map { (text) throws(Fault) in try CSVForms.mark(text, "thousands") }
      let form = NumberForm(decimal: decimal ?? (group == "." ? "," : "."), group: group)
      guard form.decimal != form.group else {
        throw Fault(
          "F041", "`decimal:` and `thousands:` cannot both be `\(form.decimal)`", subject: String(form.decimal))
      }
      numbers = form
    }
    guard let text = options.dates else { return }
    guard let form = DateForm(text), form.isDate, form.letters.allSatisfy(DateForm.readByLoad.contains) else {
      let letters = DateForm.readByLoad.map { "%\($0)" }.joined(separator: " ")
      throw Fault(
        "F041", "`dates:` takes a form with a year, a month and a day, and \(Spelling.quoted(text)) is none",
        subject: text, help: "write it as \"%d.%m.%Y\"; its letters are \(letters)")
    }
    dates = form
  }

  private static func mark(_ text: String, _ argument: String) throws(Fault) -> Character {
    guard text.count == 1, let mark = text.first, !mark.isNumber, !mark.isLetter, !"+-\"".contains(mark) else {
      throw Fault("F041", "`\(argument):` takes one mark, and \(Spelling.quoted(text)) is none", subject: text)
    }
    return mark
  }
}

extension CSVType {
  /// What a column of texts is whose numbers or dates are written in a form of their own: in the one that was said, or in
  /// the only one that all of its values can be in. None where there is no such form.
  static func formed(_ values: [String?], _ forms: CSVForms) -> CSVType? {
    let texts = values.compactMap { $0 }
    guard !texts.isEmpty else { return nil }
    if let form = forms.numbers, let found = numbers(texts, form, isSaid: true) { return found }
    if let form = forms.dates, let found = dates(texts, form) { return found }
    return nil
  }

  /// The same form for a type that was asked for; none where its values cannot be of that type.
  func asked(_ wanted: ColumnType) -> CSVType? {
    guard type != wanted else { return self }
    guard type == .int, wanted == .double else { return nil }
    var other = CSVType(wanted)
    other.numbers = numbers
    return other
  }

  /// The same where nothing was said: only what cannot be meant otherwise.
  static func formed(_ values: [String?]) -> CSVType? {
    let texts = values.compactMap { $0 }
    guard !texts.isEmpty else { return nil }
    for form in NumberForm.common {
      if let found = numbers(texts, form, isSaid: false) { return found }
    }
    let dates = CSVType.commonDates.compactMap { CSVType.dates(texts, $0) }
    return dates.count == 1 ? dates[0] : nil
  }

  private static func numbers(_ texts: [String], _ form: NumberForm, isSaid: Bool) -> CSVType? {
    var (isProven, isWhole, isPlain) = (isSaid, true, true)
    for text in texts {
      guard let found = form.found(text) else { return nil }
      switch found {
      case .whole: break
      case .either: isPlain = false
      case .grouped: (isProven, isPlain) = (true, false)
      case .decimal: (isProven, isPlain) = (true, isPlain && form.decimal == ".")
      }
      isWhole = isWhole && !text.contains(form.decimal)
    }
    guard isProven, !isPlain else { return nil }
    var type = CSVType(isWhole ? .int : .double)
    type.numbers = form
    return type
  }

  private static func dates(_ texts: [String], _ form: DateForm) -> CSVType? {
    guard texts.allSatisfy({ form.moment($0) != nil }) else { return nil }
    var type = CSVType(form.hasClock ? .time(isZoned: false) : .date)
    type.dates = form
    return type
  }

  /// Dates written with points have the day first everywhere; with slashes and lines both orders are tried.
  private static let commonDates: [DateForm] = ["", " %H:%M", " %H:%M:%S"].flatMap { clock in
    [
      "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d %b %Y", "%d-%b-%Y", "%b %d, %Y", "%d %B %Y",
      "%B %d, %Y",
    ]
    .compactMap { DateForm($0 + clock) }
  }

  /// Why a column of texts is no column of numbers or dates, though it looks like one: it may be meant in two ways.
  static func doubt(_ values: [String?]) -> String? {
    let texts = values.compactMap { $0 }
    guard let first = texts.first else { return nil }
    let comma = NumberForm(decimal: ",", group: nil)
    if texts.allSatisfy({ comma.found($0) != nil }) {
      return
        "is text: \(Spelling.quoted(first)) may hold decimals or thousands (write `decimal: \",\"` or `thousands: \",\"`)"
    }
    let dates = CSVType.commonDates.filter { form in texts.allSatisfy { form.moment($0) != nil } }
    guard dates.count > 1 else { return nil }
    let forms = dates.prefix(2).map { "`dates: \(Spelling.quoted($0.written))`" }.joined(separator: " or ")
    return "is text: \(Spelling.quoted(first)) may begin with the day or with the month (write \(forms))"
  }

  /// The form in words, for the line that tells what was guessed.
  var told: String? {
    if let numbers {
      let group = numbers.group.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }
      return "is read as numbers with `\(numbers.decimal)` before decimals"
        + (group.map { " and `\($0)` between thousands" } ?? "")
    }
    return dates.map { "is read as \(type == .date ? "dates" : "times") written `\($0.written)`" }
  }
}
