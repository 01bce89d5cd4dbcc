import Calendar
import Engines
import Frames
public import Language
public import Learning
import Registry

extension Verb {
  static let train = Verb(
    "train", "Learn to tell a column from the others; with `by:` a model for each value of a key.", effect: .seed,
    example: "loans | train .plan, exclude: .id, seed: 1",
    Parameter<Frame>("frame", "the rows to learn from"),
    Parameter<ColumnName?>("target", "the column to tell; none for groups and anomalies", default: nil),
    Parameter<EstimatorChoice?>("with", "the estimator and its parameters", default: nil),
    Parameter<ColumnList?>("include", "only these features", default: nil),
    Parameter<ColumnList?>("exclude", "columns that are no features", default: nil),
    Parameter<[Preparation]>("prepare", "preparations fitted on the training rows", default: []),
    Parameter<Validation?>("validate", "a share or rows to stop early by", default: nil),
    Parameter<ColumnName?>("weights", "the column of row weights", default: nil),
    Parameter<Value>("positive", "the class whose probability is given", default: .none),
    Parameter<Learning.Task?>("task", "what kind of learning", default: nil),
    Parameter<Int?>("seed", "makes the training repeatable", default: nil),
    Parameter<Int?>("threads", "how many cores", default: nil),
    Parameter<ColumnList?>("by", "keys: each of their values gets a model of its own", default: nil),
    Parameter<Int>("min_rows", "with `by`: smaller groups follow the pooled model", default: 100),
    Parameter<PersonalPolicy?>("pii", "what is done with features that are probably personal data", default: nil),
    Parameter<ContractObject?>("contract", "what must hold of the rows, now and of those to come", default: nil),
    Parameter<ColumnName?>("time", "the column that dates the rows, for forecasts", default: nil),
    Parameter<ModelChoice?>("from", "the model whose training is gone on with", default: nil),
    Parameter<ThresholdRule?>("threshold", "from which probability on the positive class is told", default: nil),
    Parameter<Calibration.Kind?>("calibrate", "bring probabilities in line with what happens", default: nil),
    look: {
      session, frame, target, with, include, exclude, prepare, validate, weights, _, _, seed, _, by, rows, _, _, time,
      _, _,
      _ in
      var training = training(frame, target, with, include, exclude, prepare, weights)
      training.by = by?.set.names(in: frame.schema) ?? []
      training.minimumRows = rows
      training.validation = validate?.choice
      training.time = time?.name
      try training.check(on: frame)
      return UnknownObject.value
    }
  ) {
    session, frame, target, with, include, exclude, prepare, validate, weights, positive, task, seed, threads, by, rows,
    pii, contract, time, from, threshold, calibrate
    in
    var training = training(frame, target, with, include, exclude, prepare, weights)
    training.seed = seed ?? session.drawSeed()
    training.validation = validate?.choice
    training.positive = positive.isNone ? nil : try Scalar(positive)
    training.task = task
    training.threads = threads
    training.by = by?.set.names(in: frame.schema) ?? []
    training.minimumRows = rows
    training.personal = try session.policy(on: pii)
    training.contract = contract?.contract
    training.time = time?.name
    training.base = from?.model
    training.threshold = threshold
    training.calibration = calibrate
    try threshold?.check()
    let started = Session.now()
    let model = try session.train(training, on: frame, started: started)
    let run = session.record(model, started: started)
    for note in model.card.training.notes { session.screen.remark(note) }
    return ModelObject(model, run: run, in: session.frames)
  }

  /// What of a training the schema can be asked about; the seed is drawn later.
  static func training(
    _ frame: Frame, _ target: ColumnName?, _ with: EstimatorChoice?, _ include: ColumnList?, _ exclude: ColumnList?,
    _ prepare: [Preparation], _ weights: ColumnName?
  ) -> Training {
    var training = Training(target: target?.name ?? "", seed: 0)
    if let with {
      training.estimator = with.estimator
      training.parameters = with.parameters
      training.imported = with.imported
    }
    training.include = include?.set.names(in: frame.schema)
    training.exclude = exclude?.set.names(in: frame.schema) ?? []
    training.preparations = prepare
    training.weights = weights?.name
    return training
  }
}

extension Learning.Task: Choice {
  /// Groups and anomalies are not asked for by name: their estimators learn nothing else.
  public static var choices: [String] { supervised.map(\.rawValue) }
  public static func accepts(_ value: Value) -> Bool { value.asText.map(choices.contains) ?? false }
}
extension Calibration.Kind: Choice {}

extension DomainObject: Answer {
  public func value(in session: Session) -> Value { .object(self) }
}

/// Rows held back: a share of the training rows, or rows of their own.
struct Validation: Argument {
  var choice: Training.Validation

  static var word: String { "a share or a frame" }
  static func accepts(_ value: Value) -> Bool { value.asDouble != nil || value.asObject is FrameObject }

  static func read(_ given: Given, _ session: Session) throws -> Validation {
    if let share = given.value.asDouble { return Validation(choice: .share(share)) }
    if let frame = given.value.asObject as? FrameObject { return Validation(choice: .rows(frame.frame)) }
    throw given.wrong("a share such as 10%, or a frame")
  }
}

extension Session {
  /// Trains on another thread. Ctrl-C gives the prompt back and ends the training; what it had reached is then offered.
  func train(_ training: Training, on frame: Frame, started: Moment) throws -> Model {
    let offer = Offer<Model>()
    do {
      return try work("training") { try offer.filled { try training.run(on: frame, reached: $0) } }
    } catch let problem as Diagnostic where problem.ending == .interrupted {
      throw self.offer(offer, of: problem, started: started)
    }
  }

  /// Writes down that a model was trained; a registry that cannot be written does not cost the model.
  func record(_ model: Model, started: Moment, as status: Run.Status = .done) -> Run {
    let card = model.card
    var parameters = Dictionary(card.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    parameters["seed"] = .int(card.training.seed)
    var run = Run(
      started: started, ended: Session.now(), status: status, who: options.user, script: script?.name,
      code: card.fingerprints.code,
      data: [Run.Source(card.target.name, fingerprint: card.fingerprints.data, rows: card.training.rows)],
      parameters: parameters, experiment: experiment)
    if let value = card.training.validation, let metric = card.training.metric {
      run.metrics["validation_\(metric)"] = value
    }
    do { return try registry().record(run) } catch {
      screen.remark("the run is not recorded: \((translate(error) ?? Diagnostic("V099", "\(error)")).message)")
      return run
    }
  }
}
