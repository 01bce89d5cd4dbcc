import Engines
import Frames

/// The row-wise steps at the end of a plan, and the raw columns that they start from.
struct RecipeTail: Sendable {
  let steps: [RowStep]
  /// The columns of the source, before the first step.
  let source: Schema
  /// How many joins the steps pass.
  var joins = 0
  /// Why a join below the source could not be passed, and which of its columns are meant; none where there is none.
  var refusal: (columns: [String], why: String)?
  /// The programs that the rows went through, with the hashes of their files: no endpoint runs them.
  var programs: [String] = []
  /// What was kept in the model, one line each.
  var notes: [String] = []

  init(steps: [RowStep], source: Schema) {
    self.steps = steps
    self.source = source
  }

  /// The raw columns that the prepared ones are made from, in the order of the source. Throws L021 when one of them is
  /// made with an aggregate, which no single row can have.
  func inputs(of prepared: [String]) throws -> [Field] {
    let needed = try walked(prepared).needed
    return source.fields.filter { needed.contains($0.name) }
  }

  /// The steps without what the prepared columns do not need.
  func pruned(for prepared: [String]) throws -> [RowStep] { try walked(prepared).steps }

  /// Whether a raw column still stands under its own name, untouched, after all steps.
  func keeps(_ name: String) -> Bool {
    for step in steps {
      switch step {
      case .derive(let columns): if columns.contains(where: { $0.name == name }) { return false }
      case .rename(let renamings): if renamings.contains(where: { $0.old == name || $0.new == name }) { return false }
      case .keep(let names): if !names.contains(name) { return false }
      case .lookup(let lookup): if lookup.columns.contains(where: { $0.name == name }) { return false }
      }
    }
    return true
  }

  func walked(_ prepared: [String]) throws -> (needed: Set<String>, steps: [RowStep]) {
    var needed = Set(prepared)
    var kept: [RowStep] = []
    for step in steps.reversed() {
      switch step {
      case .derive(let columns):
        let used = columns.filter { needed.contains($0.name) }
        needed.subtract(used.map(\.name))
        for column in used {
          guard !column.expression.hasAggregate else { throw RecipeTail.aggregate(column) }
          needed.formUnion(column.expression.columns)
        }
        if !used.isEmpty { kept.append(.derive(used)) }
      case .rename(let renamings):
        let used = renamings.filter { needed.contains($0.new) }
        needed.subtract(used.map(\.new))
        needed.formUnion(used.map(\.old))
        if !used.isEmpty { kept.append(.rename(used)) }
      case .keep: continue
      case .lookup(let lookup):
        guard let used = lookup.keeping(needed) else { continue }
        needed.subtract(used.columns.map(\.name))
        needed.formUnion(used.keys.map(\.name))
        kept.append(.lookup(used))
      }
    }
    return (needed, kept.reversed())
  }

  private static func aggregate(_ column: NamedExpression) -> Fault {
    Fault(
      "L021", "`\(column.name)` is made with an aggregate over rows, which a single row at serving does not have",
      subject: "." + column.name,
      help: "use `prepare:` (impute, top, one_hot, scale), fitted on the training rows, or `exclude: .\(column.name)`")
  }
}
