import Engines
import Frames

/// A training on rows that memory does not hold. The target is read whole, the recipe is fitted on a sample of the rows, and
/// LightGBM reads the features block by block: once for its bins, once into them.
struct StreamedRun {
  let training: Training
  let frame: Frame
  let rows: Int
  let tail: RecipeTail
  /// Raw columns that the steps change, under other names.
  let copies: [Renaming]

  /// The recipe, the profile and the search for leaks see so many rows.
  private static let sampleRows = 200_000

  /// Trains once. A training that is stopped hands what it reached to `reached` and throws L016.
  func run(reached: (Model) -> Void) throws -> Model {
    let reading = try TargetReading(
      frame.column(training.target), task: training.task, positive: training.positive)
    try training.estimator.check(reading.task, of: training.target)
    let share: Double? = if case .share(let share) = training.validation { share } else { nil }
    let parts = try TrainingParts(labels: reading.labels, validation: share, seed: training.seed)
    var notes = reading.notes + tail.notes
    if parts.missingTarget > 0 {
      notes.append("dropped \(Counted.rows(parts.missingTarget)) where .\(training.target) is missing")
    }
    let sample = try sampled()
    let personal = try PersonalGuard.enforced(
      training.personal, TrainingColumns(training, frame.schema.names, frame.schema).features, sample.table)
    notes += personal?.notes ?? []
    let recipe = try recipe(sample, without: personal?.dropped ?? [], &notes)
    notes.append(
      "the rows were read block by block; categories are those of a sample of \(Counted.rows(sample.table.rowCount))")
    let draft = try draft(reading, parts, sample, recipe, &notes)
    Memory.giveBack()
    let result = try draft.learn()
    let model = try draft.sealed(result, training, notes: notes + result.notes)
    guard let stopped = result.stopped else { return model }
    reached(model)
    throw FitResult.fault(stoppedAfter: stopped.after, of: stopped.of, result.stoppedUnit)
  }

  private func draft(
    _ reading: TargetReading, _ parts: TrainingParts, _ sample: TrainingRows, _ recipe: Recipe, _ notes: inout [String]
  ) throws -> ModelDraft {
    let matrix = try FeatureMatrix(recipe, sample.table)
    let lesson = Lesson(
      parameters: try training.estimator.resolved(training.parameters), task: reading.task, target: reading.target,
      rows: parts.trainingRows, seed: training.seed, threads: training.threads ?? Processors.used)
    let fit = training.estimator.fit(lesson)
    try fit.check(features: matrix.width)
    let byClass = try RowWeights.ofClasses(lesson, labels: reading.labels, chosen: parts.training)
    let weights = RowWeights(byRow: nil, byClass: byClass)
    let stream = FeatureStream(frame: frame, recipe: recipe, rowCount: rows)
    let empty = matrix.gathering([])
    func labelled(_ chosen: [Bool]?) -> LabelledRows {
      LabelledRows(FeatureRows(stream, empty, chosen: chosen), labels: reading.labels, weights)
    }
    let inputs = try tail.inputs(of: recipe.prepared.map(\.name))
    var look = TrainingLook.none
    if let own = try? TargetReading(
      sample.table[training.target] ?? Column(training.target, type: .missing, values: .missing(count: 0)),
      task: reading.task, positive: training.positive)
    {
      let leaks = LeakSearch(matrix: matrix, reading: own, chosen: nil)
      look = try TrainingLook(sample, inputs, leaks, PersonalGuard.findings(recipe, sample.table))
    }
    notes += look.findings.filter { $0.kind != .personal || training.personal == .warn }.map(\.line)
    var profile = Profile(of: try sample.raw(inputs), columns: inputs.map(\.name))
    profile.rows = rows
    let known = tail.known(frame.schema)
    let keys = try keys(known)
    let learn = try fit.taking(labelled(parts.training), validation: parts.validation.map { labelled($0) })
    return ModelDraft(
      task: reading.task, target: reading.target, recipe: recipe, signature: Signature(inputs, profile),
      profile: profile, data: RowKeys.fingerprint(keys), seen: RowSketch(columns: known, keys: keys), parts: parts,
      heldRows: 0, lesson: lesson, engine: fit.engine, guards: look.findings, contract: training.contract,
      learn: learn)
  }

  private func sampled() throws -> TrainingRows {
    let share = min(1, Double(StreamedRun.sampleRows) / Double(max(1, rows)))
    let carried = try frame.carrying(copies, pastJoins: tail.joins)
    let table = try (share < 1 ? carried.sample(share: share, seed: training.seed) : carried).collect()
    return TrainingRows(
      table: table, columns: frame.schema.names, known: tail.known(frame.schema), tail: tail,
      raw: Dictionary(copies.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first }),
      time: FutureSearch.time(of: frame.plan, table, excluded: training.exclude))
  }

  private func recipe(
    _ sample: TrainingRows, without dropped: Set<String>, _ notes: inout [String]
  ) throws -> Recipe {
    var fitter = RecipeFitter(preparations: [], chosen: nil)
    for name in try TrainingColumns(training, frame.schema.names, frame.schema).features
    where !dropped.contains(name) {
      guard let column = sample.table[name] else { throw frame.schema.unknown(name) }
      try fitter.add(column)
    }
    notes += fitter.notes
    guard !fitter.features.isEmpty else {
      throw Fault("L019", "no column is left to learn from", help: "look at `include:` and `exclude:`")
    }
    let used = Set(fitter.features.map(\.column))
    var recipe = Recipe(
      steps: tail.steps, prepared: frame.schema.fields.filter { used.contains($0.name) }, features: fitter.features)
    recipe.unreplayable = tail.unreplayable
    return recipe
  }

  /// The content keys of all rows.
  private func keys(_ columns: [String]) throws -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(rows)
    try frame.chunks(columns: columns) { table in
      try Watch.current.check()
      keys += RowKeys.of(table, columns: columns)
    }
    return keys
  }
}
