public import Frames

extension FrameProfile {
  /// A contract that these rows keep, for a person to read and change: types, gaps, signs, choices and identifiers. F100 where
  /// nothing can be said.
  public func contract() throws -> Contract {
    try Contract(
      types: columns.filter { $0.type != .missing && Contract.canName($0.type) }.map { Field($0.name, $0.type) },
      conditions: columns.flatMap { terms($0) })
  }

  private func terms(_ column: ColumnFacts) -> [Expression] {
    guard column.present > 0 else { return [] }
    let value = Expression.column(column.name)
    var terms: [Expression] = []
    if column.isIdentifier, !isSampled { terms.append(.call("unique", [value])) }
    let gap = Expression.call("missing", [value])
    if column.missing == 0 {
      terms.append(.unary(.not, gap))
    } else {
      terms.append(.binary(.less, .aggregate(Aggregate("share", [gap])), .literal(.double(bound(column.missingShare)))))
    }
    if let numbers = column.numbers, !column.isIdentifier {
      if column.type.isNumeric, numbers.low >= 0 {
        let zero = Scalar.int(0)
        terms.append(.binary(numbers.low > 0 ? .greater : .greaterOrEqual, value, .literal(zero)))
      } else if column.type.isCalendar {
        terms.append(.binary(.greaterOrEqual, value, .literal(column.value(numbers.low))))
      }
    }
    if let words = column.words, column.type == .text, words.distinct <= WordFacts.shown,
      words.count >= 10 * words.distinct
    {
      let choices = words.top.map(\.value).sorted().map { Expression.literal(.text($0)) }
      terms.append(.binary(.isIn, value, .list(choices)))
    }
    return terms
  }

  /// Twice the share of gaps and a point of a hundred, rounded up to one.
  private func bound(_ share: Double) -> Double { min(1, ((share * 2 + 0.01) * 100).rounded(.up) / 100) }
}
