import Engines
import Frames

/// The rows of a frame in memory, with the columns that a recipe prepares beside the frame's own.
struct PreparedTable {
  /// The frame's own columns.
  let own: Table
  /// The prepared columns by their names, and the target where it was asked for.
  let prepared: Table

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
  }

  /// The steps in a space of their own names, so that the frame's columns stay as they are.
  private static func computing(
    _ wanted: [String], _ raw: [String], _ tail: RecipeTail, _ frame: Frame
  ) throws -> Frame {
    var result = try frame.derive(raw.map { NamedExpression(prefix + $0, .column($0)) })
    for step in try tail.pruned(for: wanted) {
      switch step {
      case .derive(let items): result = try derive(items, result)
      case .rename(let renamings):
        result = try derive(renamings.map { NamedExpression($0.new, .column($0.old)) }, result)
      case .keep: continue
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
