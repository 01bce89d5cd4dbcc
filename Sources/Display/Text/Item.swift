import Frames

/// A value to show that is not a table: what records, reports and lists are made of.
public indirect enum Item: Sendable {
  case missing
  case truth(Bool)
  case integer(Int)
  /// A decimal that is shown with four significant digits.
  case decimal(Double)
  /// A decimal with all its digits.
  case exact(Double)
  case text(String)
  /// A value with one form of its own: a date, a duration, a model.
  case inert(String)
  case list([Item])
  case record([RecordText.Field])

  /// The value in one line of safe text.
  public func inline(_ paint: Paint) -> String {
    switch self {
    case .missing: paint.glyphs.missing
    case .truth(let value): value ? "true" : "false"
    case .integer(let value): NumberText.integer(value)
    case .decimal(let value): NumberText.short(value)
    case .exact(let value): NumberText.exact(value)
    case .text(let value): safeText(value)
    case .inert(let value): safeText(value)
    case .list(let items): "[" + items.map { $0.quoted(paint) }.joined(separator: ", ") + "]"
    case .record(let fields):
      "{" + fields.map { "\(safeText(Spelling.name($0.name))): \($0.value.quoted(paint))" }.joined(separator: ", ")
        + "}"
    }
  }

  /// The same with text in quotes, as it stands inside lists and records.
  func quoted(_ paint: Paint) -> String {
    if case .text(let value) = self { return "\"" + safeText(value) + "\"" }
    return inline(paint)
  }

  var role: Paint.Role {
    switch self {
    case .missing: .missing
    case .truth: .truth
    case .integer, .decimal, .exact: .number
    case .text: .plain
    case .inert, .list, .record: .plain
    }
  }
}
