import Engines
import Frames

/// One training of a family: the pooled model on all rows with all threads, then a model of each group on one thread, side by
/// side. The models are the same whatever the number of threads.
struct FamilyFit: Fit {
  let lesson: Lesson
  let estimator: Estimator
  let keys: [String]
  let minimumRows: Int
  private let pooled: any Fit

  init(_ training: Training, _ lesson: Lesson) {
    self.lesson = lesson
    estimator = training.estimator
    keys = training.by
    minimumRows = training.minimumRows
    pooled = training.estimator.fit(lesson)
  }

  var engine: String { pooled.engine }

  func check(features: Int) throws {
    guard features > keys.count else {
      throw Fault("L019", "no column is left to learn from", help: "look at `include:` and `exclude:`")
    }
    try pooled.check(features: features - keys.count)
  }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    let values = rows.source.features.suffix(keys.count).map { feature -> [Scalar] in
      if case .key(let values) = feature.encoding { values } else { [] }
    }
    let groups = FamilyGroups(rows.source, keys: values.map(\.count))
    let candidates = groups.codes.indices.filter { groups.size($0) >= minimumRows }
    guard !candidates.isEmpty else {
      let largest = groups.codes.indices.map(groups.size).max() ?? 0
      throw Fault(
        "L091",
        "no group by .\(keys.joined(separator: ", .")) has \(Counted.rows(minimumRows)); the largest has \(largest)",
        subject: "by", help: "lower `min_rows:`, or train one model without `by:`")
    }
    let bare = rows.without(last: keys.count)
    let held = validation.map { FamilyRows($0, keys: values.map(\.count)) }
    // Beside very many members the pooled model is one more of them: threads that wait for each other cost more than it takes.
    let isBeside = lesson.threads > 1 && candidates.count >= 8 * lesson.threads
    var own = lesson
    if isBeside { own.threads = 1 }
    let learnPooled = try estimator.fit(own).taking(
      lesson.isBalanced ? bare.balanced(lesson.classes) : bare,
      validation: held.map { lesson.isBalanced ? $0.bare.balanced(lesson.classes) : $0.bare })
    return { try learn(FamilyRows(bare, groups), held, values, isBeside: isBeside, learnPooled) }
  }

  private func learn(
    _ rows: FamilyRows, _ held: FamilyRows?, _ values: [[Scalar]], isBeside: Bool,
    _ learnPooled: () throws -> FitResult
  ) throws -> FitResult {
    let watch = Watch.current
    let school = FamilySchool(
      lesson: lesson, estimator: estimator, minimumRows: minimumRows, isBalanced: lesson.isBalanced, rows: rows,
      values: values, held: held)
    let learnt: [FamilySchool.Learnt]
    let pooledResult: FitResult
    if isBeside {
      (pooledResult, learnt) = try Beside.run {
        try school.learnAll()
      } while: {
        try Watch { watch.isStopped }.run(learnPooled)
      }
    } else {
      pooledResult = try watch.stage(Progress("training the pooled model")) { try learnPooled() }
      learnt = pooledResult.stopped == nil ? try school.learnAll() : []
    }
    guard pooledResult.stopped == nil else {
      throw FitResult.fault(stoppedAfter: 0, of: rows.groups.count, "models")
    }
    let stored = try FamilyEngine.stored(pooledResult.bytes)
    guard let held else { return try result(learnt, stored, values, pooledResult, nil) }
    let judge = try FamilyJudge(lesson, held, card(rows), pooled: stored[...])
    let judged = try Beside.map(learnt.count, together: lesson.threads > 1, threads: lesson.threads) { place in
      try learnt[place].judged(by: judge)
    }
    return try result(judged, stored, values, pooledResult, judge)
  }

  private func result(
    _ members: [FamilySchool.Learnt], _ stored: [UInt8], _ values: [[Scalar]], _ pooled: FitResult,
    _ judge: FamilyJudge?
  ) throws -> FitResult {
    let package = try FamilyPackage(
      values: values, pooled: stored, members: members.map { ($0.member, $0.codes, $0.engine) })
    var result = FitResult(bytes: package.stored)
    result.iterations = pooled.iterations
    result.validation = try judge?.loss(members.map { ($0.heldRows, $0.answers) })
    func count(_ reason: FamilyMember.Reason?) -> (groups: Int, rows: Int) {
      let found = members.filter { $0.member.follows == reason }
      return (found.count, found.reduce(0) { $0 + $1.member.rows })
    }
    let named = "." + keys.joined(separator: ", .")
    let trained = count(nil).groups
    result.notes.append("trained \(Counted.number(trained)) \(trained == 1 ? "model" : "models") by \(named)")
    let few = count(.fewRows)
    if few.groups > 0 {
      result.notes.append(
        "\(Counted.number(few.groups)) of fewer than \(Counted.rows(minimumRows)) (\(Counted.rows(few.rows)) in all) "
          + "\(few.groups == 1 ? "follows" : "follow") the pooled model")
    }
    let single = count(.oneClass)
    if single.groups > 0 {
      result.notes.append("\(Counted.number(single.groups)) with one class only: the pooled model answers")
    }
    let stopped = count(.stopped).groups
    if stopped > 0 {
      result.stopped = (members.count - stopped, members.count)
      result.stoppedUnit = "models"
      result.notes.append(
        "stopped by hand: \(Counted.number(stopped)) groups have no model yet, the pooled one answers")
    }
    return result
  }

  /// What the members have in common, as an estimator needs it to load one.
  private func card(_ rows: FamilyRows) -> ModelCard {
    let target = Target(name: "", type: .text, classes: lesson.classNames.map(Scalar.text))
    return ModelCard(
      task: lesson.task, target: target, signature: Signature(columns: []),
      recipe: Recipe(steps: [], prepared: [], features: rows.bare.source.features), estimator: estimator.name,
      parameters: lesson.parameters, engine: engine,
      training: TrainingFacts(
        rows: 0, missingTarget: 0, validationRows: 0, validation: nil, metric: nil, iterations: 0, seed: lesson.seed,
        threads: 1, notes: []),
      profile: Profile(rows: 0, columns: []), fingerprints: Fingerprints(data: "", code: ""),
      seen: RowSketch(columns: [], keys: []))
  }
}
