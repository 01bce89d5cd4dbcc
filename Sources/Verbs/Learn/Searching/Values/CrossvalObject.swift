import Display
import Frames
import Language
import Learning

/// What cross-validation found: `found.auc.mean`, `found.scores`, `found.rows`.
final class CrossvalObject: DomainObject {
  let found: CrossValidation
  private let context: FrameContext

  init(_ found: CrossValidation, _ context: FrameContext) {
    self.found = found
    self.context = context
    super.init()
  }

  override var kind: String { "cross-validation" }
  override var inline: String {
    "crossval(" + found.scores.prefix(2).map { "\($0.name): \(NumberText.short($0.mean))" }.joined(separator: ", ")
      + ")"
  }

  override var fields: [(name: String, value: Value)] {
    let scores = found.scores.map { score in
      (
        name: score.name,
        value: Value.record([
          ("mean", .double(score.mean)), ("low", Value(.number(score.interval.low))),
          ("high", Value(.number(score.interval.high))), ("sd", Value(.number(score.deviation))),
          ("parts", .list(score.values.map(Value.double))),
        ])
      )
    }
    let rest: [(name: String, value: Value)] = [
      ("task", .text(found.task.rawValue)), ("seed", .int(found.seed)), ("threads", .int(found.threads)),
      ("parts", .int(found.parts.count)), ("n", .int(found.rows.rowCount)),
      ("rows", .object(FrameObject(context.frame(found.rows).named("rows")))),
    ]
    guard let table = try? table() else { return scores + rest }
    return scores + rest + [("scores", .object(FrameObject(context.frame(table).named("scores"))))]
  }

  override var passing: Set<String> { ["threads"] }

  /// One row a metric: its mean, the ends of its interval, the deviation, and each part.
  func table() throws -> Table {
    let names = ["mean", "low", "high", "sd"] + found.parts.indices.map { "part_\($0 + 1)" }
    let columns = names.enumerated().map { place, name in
      Column(
        name, type: .double,
        values: .doubles(
          found.scores.map { score in
            ([score.mean, score.interval.low, score.interval.high, score.deviation] + score.values)[place]
          }))
    }
    let metric = Column("metric", type: .text, values: .texts(TextValues(found.scores.map(\.name))))
    return try Table([metric] + columns, rowCount: found.scores.count)
  }

  override func showable(_ session: Session) throws -> any Showable {
    let table = try table()
    let judged = NumberText.count(found.rows.rowCount, "row")
    return TableText(
      table, rows: table.rowCount, name: "crossval",
      remarks: ["\(judged) judged in \(found.parts.count) parts · corrected intervals (95%) · seed \(found.seed)"])
  }
}
