import Engines
import Synchronization

extension Plan {
  /// How many rows the step gives, by those of the steps below it.
  func rows(_ inputs: [PlanOutline.Rows], _ frame: Frame) throws -> PlanOutline.Rows {
    let below = inputs.first ?? .unknown
    switch step {
    case .values(let source): return .exactly(source.table.rowCount)
    case .file(let source): return try source.rows(frame)
    case .query(let query): return query.stored.withLock { $0.map { .exactly($0.rowCount) } } ?? .unknown
    case .derive, .keep, .rename, .sort: return below
    case .filter: return below.atMost
    case .distinct: return below.atMost
    case .explode: return .unknown
    case .head(_, let count): return below.head(count)
    case .group(_, let items):
      if let known = stored.withLock({ $0?.rowCount }) { return .exactly(known) }
      return items.allSatisfy(\.expression.hasAggregate) ? .exactly(1) : below.atMost
    case .concat: return inputs.dropFirst().reduce(below) { $0.plus($1) }
    case .part(let partition, let kept):
      switch partition.rule {
      case .random, .count:
        return below.about(kept.reduce(0) { $0 + (partition.shares.indices.contains($1) ? partition.shares[$1] : 0) })
      // Whole groups, strata or times go to a part, of which one may hold nearly all rows.
      case .stratified, .grouped, .time, .condition: return below.atMost
      }
    case .join(let join): return join.rows(inputs)
    }
  }
}

extension Join {
  /// The join's rows; nobody knows how many where a key may stand twice on the side that is looked up.
  fileprivate func rows(_ inputs: [PlanOutline.Rows]) -> PlanOutline.Rows {
    guard inputs.count == 2 else { return .unknown }
    let meetsOne = isLookup || expectation.rightIsUnique
    switch kind {
    case .semi, .anti: return inputs[0].atMost
    case .asof: return inputs[0]
    case .left: return meetsOne ? inputs[0] : .unknown
    case .inner: return meetsOne ? inputs[0].atMost : expectation.leftIsUnique ? inputs[1].atMost : .unknown
    case .right: return expectation.leftIsUnique ? inputs[1] : .unknown
    case .full: return .unknown
    }
  }
}

extension PlanOutline.Rows {
  /// The number that is told, if any.
  public var number: Int? {
    switch self {
    case .exactly(let count), .about(let count), .atMost(let count): count
    case .unknown: nil
    }
  }

  fileprivate var atMost: Self { number.map { .atMost($0) } ?? .unknown }

  fileprivate func head(_ count: Int) -> Self {
    switch self {
    case .exactly(let rows): .exactly(min(rows, count))
    case .about(let rows): rows > 2 * count ? .exactly(count) : .atMost(count)
    case .atMost, .unknown: .atMost(min(number ?? count, count))
    }
  }

  fileprivate func plus(_ other: Self) -> Self {
    guard let a = number, let b = other.number else { return .unknown }
    let sum = a.addingReportingOverflow(b).partialValue
    switch (self, other) {
    case (.exactly, .exactly): return .exactly(sum)
    case (.atMost, _), (_, .atMost): return .atMost(sum)
    default: return .about(sum)
    }
  }

  fileprivate func about(_ share: Double) -> Self {
    guard let number, let rows = Int(exactly: (Double(number) * min(1, max(0, share))).rounded()) else {
      return .unknown
    }
    if case .atMost = self { return .atMost(rows) }
    return .about(rows)
  }
}

extension FileSource {
  /// How many rows the files hold: known once they are read, told by a Parquet file itself, and estimated for lines of
  /// text from how long the first ones are.
  fileprivate func rows(_ frame: Frame) throws -> PlanOutline.Rows {
    if let count = stored.withLock({ $0?.rowCount }) { return .exactly(count) }
    switch format {
    case .parquet where origin == nil:
      let files = paths.map(DuckSQL.text).joined(separator: ", ")
      return try frame.context.withConnection { connection in
        try connection.query("SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata([\(files)])").int()
          .map { .exactly($0) } ?? .unknown
      }
    case .parquet, .json, .excel, .sqlite, .delta, .iceberg, .table: return .unknown
    case .csv, .jsonLines:
      var sum = 0.0
      for stamp in stamps {
        let first = try Disk.bytes(stamp.path, from: 0, count: min(stamp.size, 1 << 16))
        let lines = first.reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
        guard lines > 1, !first.starts(with: [0x1F, 0x8B]) else { return .unknown }
        sum += Double(stamp.size) / Double(first.count) * Double(lines)
      }
      // Two digits are as many as a sample can tell.
      var scale = 1.0
      while sum / scale >= 100 { scale *= 10 }
      return Int(exactly: (sum / scale).rounded() * scale).map { .about($0) } ?? .unknown
    }
  }
}
