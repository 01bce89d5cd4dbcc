import Engines
import Frames

/// One training from rows in memory to a sealed model. The rows are given up before the estimator learns: it has taken what it
/// needs by then, LightGBM in bins; linear models keep the columns, which they read several times.
struct TrainingRun {
  let training: Training
  private var rows: TrainingRows?
  /// Rows of their own to choose the best iteration by, with the same prepared columns.
  private var held: Table?
  private(set) var notes: [String] = []
  /// What the policy on personal data has settled before; none where the features are looked at while learning.
  private var personal: [GuardFinding]?

  init(_ training: Training, rows: TrainingRows, held: Table?) {
    self.training = training
    self.rows = rows
    self.held = held
  }

  /// Trains once; the run is used up. A training that is stopped hands what it reached to `reached` and throws L016.
  mutating func run(reached: (Model) -> Void = { _ in }) throws -> Model {
    let draft = try draft()
    rows = nil
    held = nil
    Memory.giveBack()
    let result = try draft.learn()
    notes += result.notes
    let model = try draft.sealed(result, training, notes: notes)
    if let stopped = result.stopped {
      reached(model)
      throw FitResult.fault(stoppedAfter: stopped.after, of: stopped.of, result.stoppedUnit)
    }
    return model
  }

  private mutating func draft() throws -> ModelDraft {
    guard let rows else { throw Fault("L003", "these rows were trained on already", help: "begin a new training") }
    let table = rows.table
    let reading = try reading(table)
    notes += reading.notes
    try training.estimator.check(reading.task, of: training.target)
    let byRow = try training.weights.map { try RowWeights.checked(TrainingRun.column($0, of: table)) }
    let share: Double? = if case .share(let share) = training.validation { share } else { nil }
    let parts = try TrainingParts(labels: reading.labels, validation: share, seed: training.seed)
    if parts.missingTarget > 0 {
      notes.append("dropped \(Counted.rows(parts.missingTarget)) where .\(training.target) is missing")
    }
    let known = KnownTarget(
      labels: reading.labels, task: reading.task, classNames: reading.target.classNames, seed: training.seed)
    let (whole, trained) =
      try training.base.map { (try base($0, reading, rows), [:]) } ?? recipe(rows, chosen: parts.training, known)
    var lesson = Lesson(
      parameters: try training.estimator.resolved(training.parameters), task: reading.task, target: reading.target,
      rows: parts.trainingRows, seed: training.seed, threads: training.threads ?? Processors.used)
    lesson.base = training.base.map { Learnt($0) }
    lesson.imported = training.imported
    let fit = try fit(lesson)
    let recipe = try fit.adapted(whole, table)
    let matrix = try FeatureMatrix(recipe, table, trained: training.estimator.isImported ? [:] : trained)
    try fit.check(features: matrix.width)
    let byClass = try RowWeights.ofClasses(
      lesson, labels: reading.labels, chosen: parts.training, isFamily: !training.by.isEmpty)
    let weights = RowWeights(byRow: byRow, byClass: byClass)
    let learnt = LabelledRows(FeatureRows(matrix, chosen: parts.training), labels: reading.labels, weights)
    var judging = parts.validation.map {
      LabelledRows(FeatureRows(matrix, chosen: $0), labels: reading.labels, weights)
    }
    if let held { judging = try heldRows(held, recipe, reading, byClass) }
    let inputs = try rows.tail.inputs(of: recipe.prepared.map(\.name))
    let leaks = LeakSearch(matrix: matrix, reading: reading, chosen: parts.training)
    let personal = personal
    let (learn, look) = try Beside.run { [training] in
      try training.isRehearsal
        ? TrainingLook.none : TrainingLook(rows, inputs, leaks, personal ?? PersonalGuard.findings(recipe, rows.table))
    } while: {
      try fit.taking(learnt, validation: judging)
    }
    var (seen, findings) = (look.seen, look.findings)
    if training.estimator.isImported {
      // What another tool learnt from is not known, and from these rows nothing was learnt.
      (seen, findings) = (RowSketch(columns: seen.columns, keys: []), [])
    }
    notes += findings.filter { $0.kind != .personal || training.personal == .warn }.map(\.line)
    return ModelDraft(
      task: reading.task, target: reading.target, recipe: recipe, signature: Signature(inputs, look.profile),
      profile: look.profile, data: look.data, seen: seen, parts: parts, heldRows: held?.rowCount ?? 0,
      lesson: lesson, engine: fit.engine, guards: findings, contract: training.contract, learn: learn)
  }

  /// The column to tell, or none.
  private func reading(_ table: Table) throws -> TargetReading {
    if let task = training.estimator.ownTask { return try TargetReading(task, rows: table.rowCount) }
    return try TargetReading(
      TrainingRun.column(training.target, of: table), task: training.task, positive: training.positive)
  }

  /// The recipe of a model that is gone on with: its features stay as they were fitted. L054 says why it cannot be.
  private func base(_ model: Model, _ reading: TargetReading, _ rows: TrainingRows) throws -> Recipe {
    let card = model.card
    func refusal(_ why: String, _ help: String) -> Fault { Fault("L054", why, subject: "from", help: help) }
    guard training.estimator.goesOn, card.estimator == training.estimator.name else {
      let able = Estimator.catalogue.filter(\.goesOn).map { "`\($0.name)`" }.joined(separator: ", ")
      throw refusal(
        "a \(training.estimator.name) cannot go on with a \(card.estimator)", "able to go on with their own are \(able)"
      )
    }
    guard card.task == reading.task, card.target.name == reading.target.name,
      card.target.classes == reading.target.classes
    else {
      throw refusal(
        "the model tells \(card.target.classes.isEmpty ? "" : "the classes of ").\(card.target.name), these rows hold others",
        "train on rows with the same target and classes")
    }
    guard card.recipe.steps == rows.tail.steps,
      training.preparations.isEmpty || training.preparations == card.recipe.preparations
    else {
      throw refusal(
        "the model was trained on columns made another way", "prepare the rows as they were for the first training")
    }
    let absent = card.recipe.features.map(\.column).filter { rows.table[$0] == nil }
    guard absent.isEmpty else { throw rows.table.schema.unknown(absent[0]) }
    return card.recipe
  }

  /// L052 or L054 for what a family of models does not know.
  private static func check(family training: Training) throws {
    let help = "leave it out, or train one model without `by:`"
    if training.base != nil {
      throw Fault("L054", "the training of a family cannot be gone on with", subject: "from", help: help)
    }
    if training.threshold != nil || training.calibration != nil {
      throw Fault("L052", "a family keeps the answers of its members as they are", subject: "by", help: help)
    }
  }

  /// The estimator's training, with what is asked of its answers.
  private func fit(_ lesson: Lesson) throws -> any Fit {
    if !training.by.isEmpty {
      try TrainingRun.check(family: training)
      return FamilyFit(training, lesson)
    }
    let fit = training.estimator.fit(lesson)
    guard training.threshold != nil || training.calibration != nil else { return fit }
    try training.threshold?.check()
    guard lesson.task == .binary || training.threshold == nil else {
      throw Fault("L052", "a threshold needs two classes", subject: "threshold", help: "leave `threshold:` out")
    }
    guard lesson.task.isClassification else {
      throw Fault("L052", "only probabilities are calibrated", subject: "calibrate", help: "leave `calibrate:` out")
    }
    return AdjustedFit(
      fit: fit, estimator: training.estimator, lesson: lesson, calibration: training.calibration,
      threshold: training.threshold)
  }

  /// The recipe, and the numbers of training rows that take the place of a feature's, by its place.
  private mutating func recipe(
    _ rows: TrainingRows, chosen: [Bool]?, _ target: KnownTarget
  ) throws -> (Recipe, trained: [Int: [Double]]) {
    var fitter = RecipeFitter(preparations: training.preparations, chosen: chosen, target: target)
    let columns = try TrainingColumns(training, rows.columns, rows.table.schema).features
    let personal = try PersonalGuard.enforced(training.personal, columns, rows.table)
    if let personal { notes += personal.notes }
    self.personal = training.personal == .warn ? nil : personal?.findings ?? []
    for name in columns where !(personal?.dropped.contains(name) ?? false) {
      try fitter.add(TrainingRun.column(name, of: rows.table))
    }
    notes += fitter.notes
    guard !fitter.features.isEmpty else {
      throw Fault("L019", "no column is left to learn from", help: "look at `include:` and `exclude:`")
    }
    let keys = try training.by.map { name in
      let values = KeyReader.values(try TrainingRun.column(name, of: rows.table), chosen: chosen)
      return Feature(name: name, column: name, encoding: .key(values: values))
    }
    let features = fitter.features + keys
    let used = Set(features.map(\.column))
    notes += rows.tail.notes
    var recipe = Recipe(
      steps: rows.tail.steps, prepared: rows.table.schema.fields.filter { used.contains($0.name) },
      features: features, preparations: training.preparations)
    recipe.unreplayable = rows.tail.unreplayable
    if let why = recipe.unreplayable { notes.append("\(why): `register` refuses the model") }
    return (recipe, fitter.trained)
  }

  /// The rows of a frame of their own whose class or value is known.
  private mutating func heldRows(
    _ held: Table, _ recipe: Recipe, _ reading: TargetReading, _ byClass: [Double]?
  ) throws -> LabelledRows {
    let target = try TrainingRun.column(training.target, of: held)
    let labels =
      reading.task.isClassification
      ? ClassNumbers(reading.target).labels(of: target)
      : target.numbers ?? [Double](repeating: .nan, count: held.rowCount)
    let usable = labels.map { !$0.isNaN && !(reading.task.isClassification && $0 < 0) }
    let left = usable.reduce(0) { $0 + ($1 ? 0 : 1) }
    if left > 0 { notes.append("\(Counted.rows(left)) of `validate` without a known class or value are left out") }
    guard left < held.rowCount else {
      throw Fault("L017", "`validate` has no row with a known `\(training.target)`", subject: "validate")
    }
    let byRow = try training.weights.flatMap { held[$0] }.map { try RowWeights.checked($0) }
    return LabelledRows(
      FeatureRows(try FeatureMatrix(recipe, held), chosen: usable), labels: labels,
      RowWeights(byRow: byRow, byClass: byClass))
  }

  private static func column(_ name: String, of table: Table) throws -> Column {
    guard let column = table[name] else { throw table.schema.unknown(name) }
    return column
  }
}
