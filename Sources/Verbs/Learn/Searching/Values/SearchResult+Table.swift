import Frames
import Learning

extension SearchResult {
  /// The best trial of each candidate, the best one first.
  var leaderOfEach: [Trial] {
    var seen: Set<Int> = []
    return leaders.filter { seen.insert($0.candidate).inserted }
  }

  /// Trials as rows: number, estimator, what was chosen, the metric with its interval, and what became of it.
  func table(of trials: [Trial], isShort: Bool = false) throws -> Table {
    var axes: [String] = []
    for candidate in study.candidates {
      for axis in candidate.space?.axes ?? [] where !axes.contains(axis.name) { axes.append(axis.name) }
    }
    let several = study.candidates.count > 1
    if several, isShort { axes = [] }
    var columns = [Column("trial", type: .int, values: .ints(trials.map { Int64($0.number + 1) }))]
    if several {
      let names = trials.map { study.candidates[$0.candidate].training.estimator.name }
      columns.append(Column("estimator", type: .text, values: .texts(TextValues(names))))
    }
    columns += try numbers(study.metric, trials) { $0.mean }
    columns += try numbers("low", trials) { score(of: $0)?.interval.low }
    columns += try numbers("high", trials) { score(of: $0)?.interval.high }
    for axis in axes {
      let cells = trials.map { trial in values(of: trial).first { $0.name == axis }?.value ?? .missing }
      columns.append(try SearchResult.column(axis, cells))
    }
    if !isShort || trials.contains(where: { $0.state != .done }) {
      columns.append(Column("state", type: .text, values: .texts(TextValues(trials.map(\.state.rawValue)))))
    }
    if trials.contains(where: { $0.share < 1 }) { columns += try numbers("share", trials) { $0.share } }
    columns += try numbers("seconds", trials) { $0.seconds }
    return try Table(columns, rowCount: trials.count)
  }

  private func numbers(_ name: String, _ trials: [Trial], _ number: (Trial) -> Double?) throws -> [Column] {
    [try SearchResult.column(name, trials.map { number($0).map(Scalar.number) ?? .missing }, type: .double)]
  }

  private static func column(_ name: String, _ cells: [Scalar], type: ColumnType? = nil) throws -> Column {
    let joined = cells.reduce(ColumnType?.some(.missing)) { type, cell in type.flatMap { $0.joined(with: cell.type) } }
    guard let type = type ?? joined else {
      return Column(name, type: .text, values: .texts(TextValues(cells.map { $0.isMissing ? nil : "\($0)" })))
    }
    var builder = ColumnBuilder(name, type)
    for cell in cells { try builder.append(cell) }
    return builder.finished
  }
}
