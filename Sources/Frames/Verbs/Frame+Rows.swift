public import Engines

extension Frame {
  /// The rows for which the condition holds; rows for which it is missing are left out, counted and told.
  public func filter(_ condition: Expression) throws(Fault) -> Frame {
    let typed = try condition.typed(in: scope())
    guard typed.type.isBool else { throw typed.notTruth("`filter`") }
    return next(.filter(plan, condition), schema, "filter")
  }

  /// The first rows.
  public func head(_ count: Int = 5) throws(Fault) -> Frame {
    guard count >= 0 else {
      throw Fault("F020", "`head` takes a number of rows, and \(count) is negative", subject: "\(count)")
    }
    return next(.head(plan, count), schema, "head")
  }

  /// The rows in the order of the keys, missing last; a key in `desc(…)` has its largest value first.
  public func sort(_ keys: [Expression]) throws(Fault) -> Frame {
    guard !keys.isEmpty else { throw Fault("F011", "`sort` needs a column to sort by", subject: "sort") }
    for key in try Expression.keys(keys, scope()) {
      switch key.key.type {
      case .list, .record:
        throw Fault("F010", "`\(key.key.source)` is \(key.key.type), which has no order", subject: "\(key.key.source)")
      default: continue
      }
    }
    return next(.sort(plan, keys), schema, "sort")
  }

  /// The first row of each combination of the columns, or of all columns.
  public func distinct(_ columns: [String] = []) throws(Fault) -> Frame {
    try check(columns)
    return next(.distinct(plan, columns.isEmpty ? schema.names : columns), schema, "distinct")
  }

  /// A random share of the rows, or so many; the same ones for the same seed.
  public func sample(share: Double, seed: Int? = nil) throws(Fault) -> Frame {
    guard (0...1).contains(share) else {
      throw Fault("F020", "`sample` takes a share from 0 to 1, not \(share)", subject: "\(share)", help: "10% is 0.1")
    }
    return part(.random, shares: [share, 1 - share], seed: seed, kept: [0], verb: "sample")
  }

  public func sample(count: Int, seed: Int? = nil) throws(Fault) -> Frame {
    guard count >= 0 else {
      throw Fault("F020", "`sample` takes a number of rows, and \(count) is negative", subject: "\(count)")
    }
    return part(.count(count), shares: [0.5, 0.5], seed: seed, kept: [0], verb: "sample")
  }

  func part(_ rule: Partition.Rule, shares: [Double], seed: Int?, kept: Set<Int>, verb: String) -> Frame {
    let partition = Partition(plan, rule, shares: shares, seed: seed ?? context.drawSeed())
    return next(.part(partition, kept: kept), schema, verb)
  }

  /// The rows of all frames, by the names of their columns; a column that a frame lacks is missing there.
  public func concat(_ others: [Frame]) throws -> Frame {
    var fields = schema.fields
    for other in others {
      guard context === other.context else {
        throw Fault("F045", "the frames belong to different sessions", subject: "concat")
      }
      for field in other.schema.fields {
        guard let position = fields.firstIndex(where: { $0.name == field.name }) else {
          fields.append(field)
          continue
        }
        guard let type = fields[position].type.joined(with: field.type) else {
          throw Fault(
            "F003", "`\(field.name)` is \(fields[position].type) in one frame and \(field.type) in the other",
            subject: Spelling.column(field.name), help: "`cast` one of them")
        }
        fields[position].type = type
      }
    }
    return next(.concat([plan] + others.map(\.plan)), try Schema(fields), "concat")
  }
}
