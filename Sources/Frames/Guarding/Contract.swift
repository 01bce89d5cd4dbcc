public import Engines

/// What must hold of the rows of a table, as a value that is kept beside a model and asked again of other rows: the types of
/// columns, and the conditions of `check`.
public struct Contract: Codable, Hashable, Sendable {
  /// The columns that must be there, with their types; columns whose type does not matter are not named.
  public var types: [Field]
  /// Conditions on a row, on the whole table, or `unique(…)`.
  public var conditions: [Expression]

  /// Throws F100 where nothing is asked at all.
  public init(types: [Field] = [], conditions: [Expression]) throws(Fault) {
    guard !types.isEmpty || !conditions.isEmpty else {
      throw Fault(
        "F100", "a contract needs a condition", subject: "contract",
        help: "write `contract(.age > 0, unique(.id))`, or let one be suggested: `contract frame`")
    }
    self.types = types
    self.conditions = conditions
  }

  /// How many things are asked.
  public var count: Int { types.count + conditions.count }

  /// The names of all columns that are asked about, in order.
  public var columns: [String] {
    var seen: Set<String> = []
    return (types.map(\.name) + conditions.flatMap(\.columns)).filter { seen.insert($0).inserted }
  }

  /// What is left of the contract for rows that lack a column for a good reason, such as the target of a prediction; none
  /// where nothing is left.
  public func leaving(out names: Set<String>) -> Contract? {
    try? Contract(
      types: types.filter { !names.contains($0.name) },
      conditions: conditions.filter { names.isDisjoint(with: $0.columns) })
  }
}

extension Contract: CustomStringConvertible {
  /// The call that makes the contract, a condition a line.
  public var description: String {
    var parts = conditions.map(\.description)
    if !types.isEmpty {
      let fields = types.map { "\(Spelling.name($0.name)): \(Spelling.quoted(Contract.word($0.type)))" }
      parts.append("types: {\(fields.joined(separator: ", "))}")
    }
    return "contract(\n" + parts.map { "  \($0),\n" }.joined() + ")"
  }

  /// A script that binds the contract to a name, for `use`.
  public func script(binding name: String) -> String {
    "# What must hold of the rows: `check frame, \(name)` tests it.\n\(name) = \(self)\n"
  }

  /// The word of a type in `types:`.
  static func word(_ type: ColumnType) -> String {
    switch type {
    case .time(isZoned: true): "zoned_time"
    case .missing: "text"
    default: type.description
    }
  }

  /// Whether a contract can name the type: the types of lists and records have no word.
  public static func canName(_ type: ColumnType) -> Bool { ColumnType(word: word(type)) != nil }
}

extension Frame {
  /// How the rows fare against a contract. A column that is not there, or has another type, is a violation and no error, so
  /// that rows from elsewhere can be judged; what is asked of the other columns is asked all the same.
  public func check(_ contract: Contract, examples: Int = 3) throws -> CheckReport {
    var results: [CheckReport.Result?] = contract.types.map(result)
    var asked: [Expression] = []
    for condition in contract.conditions {
      if let why = reason(condition) {
        results.append(CheckReport.Result(condition: "\(condition)", violations: 1, found: why))
      } else {
        results.append(nil)
        asked.append(condition)
      }
    }
    let report = try check(asked, examples: examples)
    var answers = report.results.makeIterator()
    return CheckReport(rowCount: report.rowCount, results: results.compactMap { $0 ?? answers.next() })
  }

  private func result(_ field: Field) -> CheckReport.Result {
    let condition = "\(Spelling.column(field.name)) is \(field.type)"
    guard let type = schema.type(of: field.name) else {
      return CheckReport.Result(condition: condition, violations: 1, found: "there is no such column")
    }
    let holds = type == field.type || type == .missing || (type == .int && field.type == .double)
    return CheckReport.Result(condition: condition, violations: holds ? 0 : 1, found: holds ? nil : "it is \(type)")
  }

  /// Why a condition cannot be asked of these rows; none where it can.
  private func reason(_ condition: Expression) -> String? {
    if let absent = condition.columns.first(where: { !schema.contains($0) }) {
      return "there is no column \(Spelling.column(absent))"
    }
    do { try settle([condition]) } catch { return (error as? Fault)?.message ?? "\(error)" }
    return nil
  }
}
