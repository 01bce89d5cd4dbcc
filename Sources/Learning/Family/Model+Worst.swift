import Engines
public import Frames

extension Model {
  /// Every group of a family as a table: its key, rows, rounds and, where rows were held back, the main metric of those with
  /// its interval, beside the pooled model's on the same rows.
  public func memberTable() throws -> Table { try Model.table(members(), keys: card.family?.keys ?? []) }

  /// The groups of a family that do worst, the worst first: by the rows that the training held back, or by those of a frame.
  /// L094 where nothing was held back and no frame is given; L092 for a single model.
  public func worst(_ count: Int, on frame: Frame? = nil) throws -> Table {
    guard count > 0 else {
      throw Fault("L094", "`count` is a number of members from 1, not \(count)", subject: "count")
    }
    let members = try frame.map(judged) ?? self.members()
    let judged = members.filter { $0.judged != nil }
    guard !judged.isEmpty else {
      throw Fault(
        "L094", "nothing says which members are bad: the training held no rows back",
        help: "judge them on rows of their own, `worst family, 10, on: test`, or train with `validate: 20%`")
    }
    let sign = Metric.main(of: task).higherIsBetter ? 1.0 : -1
    let sorted = judged.enumerated().sorted { first, second in
      let (a, b) = (first.element.judged?.value, second.element.judged?.value)
      guard let a, let b else { return a != nil || b == nil && first.offset < second.offset }
      return a != b ? sign * a < sign * b : first.offset < second.offset
    }
    return try Model.table(sorted.prefix(count).map(\.element), keys: card.family?.keys ?? [])
  }

  /// The groups with the judgement of the rows of a frame; those that it lacks are left out.
  private func judged(on frame: Frame) throws -> [FamilyMember] {
    let package = try familyPackage()
    let answer = try FamilyAnswer(self)
    let rows = try PreparedTable(frame, self, target: true)
    guard let column = rows.prepared[target.name] ?? rows.own[target.name] else {
      throw frame.schema.unknown(target.name, in: frame.name)
    }
    let labels = task.isClassification ? ClassNumbers(target).labels(of: column) : column.numbers ?? []
    let known = labels.map { !$0.isNaN }
    guard known.contains(true) else { throw Fault("L041", "there is no row to judge") }
    let source = FeatureRows(try FeatureMatrix(card.recipe, rows.prepared), chosen: known)
    let (answers, pooled) = (try answer.predict(source), try answer.pooledAnswers(source))
    let groups = FamilyGroups(source, keys: answer.sizes)
    let places = Dictionary(zip(groups.codes, groups.codes.indices), uniquingKeysWith: { first, _ in first })
    let width = task == .multiclass ? target.classes.count : 1
    func taken(_ numbers: [Double], _ rows: [Int]) -> [Double] {
      rows.flatMap { numbers[($0 * width)..<(($0 + 1) * width)] }
    }
    return package.facts.members.compactMap { entry in
      guard let place = places[entry.codes] else { return nil }
      let own = groups.rows(place)
      var member = entry.member
      member.judged = FamilyMember.Judgement(
        task, target.classNames, labels: groups.places(own).map { labels[$0] }, answers: taken(answers, own),
        pooled: taken(pooled, own))
      return member
    }
  }

  private static func table(_ members: [FamilyMember], keys: [String]) throws -> Table {
    var columns = keys.indices.map { key in
      let values = members.map { $0.key.indices.contains(key) ? $0.key[key] : .missing }
      return (keys[key], values)
    }
    func own(_ name: String) -> String { keys.contains(name) ? name + "_of_model" : name }
    func number(_ value: Double?) -> Scalar { value.map(Scalar.number) ?? .missing }
    columns.append((own("rows"), members.map { .int($0.rows) }))
    columns.append((own("rounds"), members.map { .int($0.iterations) }))
    columns.append((own("answers"), members.map { .text($0.follows.map { "pooled: \($0.rawValue)" } ?? "its own") }))
    if let metric = members.compactMap({ $0.judged?.metric }).first {
      columns.append((own("judged"), members.map { $0.judged.map { .int($0.rows) } ?? .missing }))
      columns.append((own(metric), members.map { number($0.judged?.value) }))
      columns.append((own("low"), members.map { number($0.judged?.low) }))
      columns.append((own("high"), members.map { number($0.judged?.high) }))
      columns.append((own("pooled"), members.map { number($0.judged?.pooled) }))
    }
    return try Table(
      columns.map { name, values in
        let type = values.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? .text }
        var builder = ColumnBuilder(name, type)
        for value in values { try builder.append(value) }
        return builder.finished
      }, rowCount: members.count)
  }
}
