/// One column of a table to show: its name, the word for its type and the values of the rows that are shown.
public struct TableColumn: Sendable {
  public var name: String
  /// The user's word for the type: `text`, `number`, `date`.
  public var type: String
  public var cells: Cells

  public init(_ name: String, _ type: String, _ cells: Cells) {
    self.name = name
    self.type = type
    self.cells = cells
  }

  /// Values by what decides their form; a missing one is nil.
  public enum Cells: Sendable {
    case integers([Int?])
    case decimals([Double?])
    case truths([Bool?])
    /// Text as it stands in the data: made safe here, cut when it is long.
    case texts([String?])
    /// Values that have one form of their own, such as lists and records.
    case inert([String?])
    /// Dates and times: half of one would read as another, so they are never cut.
    case times([String?])
    /// The same, aligned to the right.
    case measures([String?])
  }

  var isRight: Bool {
    switch cells {
    case .integers, .decimals, .measures: true
    case .truths, .texts, .inert, .times: false
    }
  }

  /// Whether a value may be cut; half a number would read as another number.
  var mayCut: Bool {
    switch cells {
    case .texts, .inert: true
    case .integers, .decimals, .measures, .truths, .times: false
    }
  }

  var count: Int {
    switch cells {
    case .integers(let values): values.count
    case .decimals(let values): values.count
    case .truths(let values): values.count
    case .texts(let values), .inert(let values), .times(let values), .measures(let values): values.count
    }
  }

  /// Each value as safe text; nil where it is missing.
  var shown: [String?] {
    switch cells {
    case .integers(let values): NumberText.column(values)
    case .decimals(let values): NumberText.column(values)
    case .truths(let values): values.map { $0.map { $0 ? "true" : "false" } }
    case .texts(let values): values.map { $0.map(TableColumn.visible) }
    case .inert(let values), .times(let values), .measures(let values): values.map { $0.map { safeText($0) } }
    }
  }

  /// Safe text; in quotes where blanks at an end, or nothing at all, would be invisible.
  static func visible(_ text: String) -> String {
    if text.isEmpty { return "\"\"" }
    // A cell shows a few dozen characters; the rest of a long text is never looked at.
    let safe = safeText(text.utf8.count > 2_000 ? String(text.prefix(500)) + "…" : text)
    return text.first == " " || text.last == " " ? "\"\(safe)\"" : safe
  }
}
