import Engines
import Frames

/// The rows of a frame in memory, with the columns that a recipe prepares beside the frame's own.
struct PreparedTable {
  /// The frame's own columns.
  let own: Table
  /// The prepared columns by their names, and the target where it was asked for.
  let prepared: Table
  /// Keys that the model's lookups do not have, one line each.
  private(set) var remarks: [String] = []

  private static let prefix = "__recipe "

  /// Reads a frame once. The recipe's steps that the frame's plan begins with are done already; the others are computed
  /// from the columns that they read. A frame whose plan has changed those, but has every prepared column, is taken as it
  /// is. L030 names the columns that are not there.
  init(_ frame: Frame, _ model: Model, target: Bool) throws {
    let recipe = model.card.recipe
    let own = RecipeTail(frame.plan).steps
    let done = zip(own, recipe.steps).prefix { $0 == $1 }.count
    let rest = RecipeTail(steps: Array(recipe.steps.dropFirst(done)), source: frame.schema)
    let after = RecipeTail(steps: Array(own.dropFirst(done)), source: frame.schema)
    let hasTarget = target && frame.schema.contains(model.target.name)
    let wanted = recipe.prepared.map(\.name) + (target && !hasTarget ? [model.target.name] : [])
    let raw = try rest.sources(of: wanted)
    let absent = raw.filter { !frame.schema.contains($0) }
    let isWhole = wanted.allSatisfy(frame.schema.contains)
    let isTouched = !absent.isEmpty || !raw.allSatisfy(after.keeps)
    guard absent.isEmpty || isWhole else { throw PreparedTable.absent(absent, frame) }
    let isDone = try rest.pruned(for: wanted).isEmpty
    if isWhole, isTouched || isDone {
      self.own = try frame.collect()
      prepared = self.own
      return
    }
    let table = try PreparedTable.computing(wanted, raw, rest, frame).collect()
    self.own = try Table(table.columns.filter { !$0.name.hasPrefix(PreparedTable.prefix) }, rowCount: table.rowCount)
    let columns = wanted.compactMap { name in
      table[PreparedTable.prefix + name].map { Column(name, type: $0.type, values: $0.values, validity: $0.validity) }
    }
    prepared = try Table(
      columns + (hasTarget ? [table[model.target.name]].compactMap { $0 } : []), rowCount: table.rowCount)
    remarks = try PreparedTable.missed(rest.pruned(for: wanted), table)
  }

  /// What is to be told of keys that were looked up and not found.
  private static func missed(_ steps: [RowStep], _ table: Table) throws -> [String] {
    var remarks: [String] = []
    for (number, step) in steps.enumerated() {
      guard case .lookup(let lookup) = step, let found = table[mark(number)] else { continue }
      let keys = lookup.keys.compactMap { table[prefix + $0.name] }
      let count = (0..<table.rowCount).reduce(0) { count, row in
        count + (found.isMissing(row) && !keys.contains { $0.isMissing(row) } ? 1 : 0)
      }
      guard count > 0 else { continue }
      let named = lookup.keys.map { "." + $0.name }.joined(separator: ", ")
      let columns = lookup.columns.map { "." + $0.name }.joined(separator: ", ")
      remarks.append(
        "in \(Counted.rows(count)) \(named) is not in the model's table: \(columns) count as missing")
    }
    return remarks
  }

  /// The column that says whether a lookup found its key.
  private static func mark(_ step: Int) -> String { "\(prefix)found \(step)" }

  /// A lookup as a table with a mark in each row; its keys and columns under hidden names.
  private static func table(_ lookup: Lookup, _ step: Int) throws -> Table {
    func column(_ column: Lookup.Column, _ name: String) throws -> Column {
      var builder = ColumnBuilder(name, column.type)
      for value in column.values { try builder.append(value) }
      return builder.finished
    }
    let keys = try lookup.keys.enumerated().map { try column($1, "\(prefix)key \(step) \($0)") }
    let columns = try lookup.columns.map { try column($0, prefix + $0.name) }
    let marks = [Bool](repeating: true, count: lookup.rowCount)
    return try Table(
      keys + columns + [Column(mark(step), type: .bool, values: .bools(marks))], rowCount: lookup.rowCount)
  }

  /// The steps in a space of their own names, so that the frame's columns stay as they are.
  private static func computing(
    _ wanted: [String], _ raw: [String], _ tail: RecipeTail, _ frame: Frame
  ) throws -> Frame {
    var result = try frame.derive(raw.map { NamedExpression(prefix + $0, .column($0)) })
    for (number, step) in try tail.pruned(for: wanted).enumerated() {
      switch step {
      case .derive(let items): result = try derive(items, result)
      case .rename(let renamings):
        result = try derive(renamings.map { NamedExpression($0.new, .column($0.old)) }, result)
      case .keep: continue
      case .lookup(let lookup):
        let keys = lookup.keys.enumerated().map { (own: prefix + $1.name, table: "\(prefix)key \(number) \($0)") }
        result = try result.looking(up: try table(lookup, number), on: keys)
      }
    }
    return result
  }

  /// Derives hidden columns of which none sees another of the same step.
  private static func derive(_ items: [NamedExpression], _ frame: Frame) throws -> Frame {
    let hidden = items.map { item in
      NamedExpression(
        prefix + item.name,
        item.expression.mapped { if case .column(let name) = $0 { .column(prefix + name) } else { $0 } })
    }
    let made = Set(hidden.map(\.name))
    guard hidden.contains(where: { $0.expression.columns.contains { made.contains($0) } }) else {
      return try frame.derive(hidden)
    }
    let aside = hidden.map { NamedExpression(prefix + $0.name, $0.expression) }
    return try frame.derive(aside).derive(hidden.map { NamedExpression($0.name, .column(prefix + $0.name)) })
  }

  private static func absent(_ names: [String], _ frame: Frame) -> Fault {
    let listed = names.map { "`\($0)`" }.joined(separator: ", ")
    let fault = frame.schema.unknown(names.first ?? "", in: frame.name)
    return Fault(
      "L030", "the frame has no \(names.count == 1 ? "column" : "columns") \(listed), which the model reads",
      subject: fault.subject, help: fault.help)
  }
}

extension RecipeTail {
  /// The names of the raw columns that the prepared ones are made from, whether the source has them or not.
  func sources(of prepared: [String]) throws -> [String] { try walked(prepared).needed.sorted() }
}
