import Frames
import Language
import Learning
import Serving

extension Verb {
  static let predict = Verb(
    "predict", "Ask a model or an endpoint about rows or one record.", effect: .none,
    Face(
      example: "predict model, head(test, 3)",
      Parameter<Predictor>("model", "a model, a version, or the name of an endpoint"),
      Parameter<Asked>("rows", "a frame, a record or a list of records")
    ) { session, predictor, asked in try session.predict(predictor, asked) },
    Face(
      example: "test | head 3 | predict model", Parameter<Frame>("rows", "the rows"),
      Parameter<Predictor>("model", "a model, a version, or the name of an endpoint")
    ) { session, frame, predictor in try session.predict(predictor, .frame(frame)) })
}

/// Who is asked: a model here, or an endpoint of the workspace's server by its name.
enum Predictor: Argument {
  case model(ModelChoice)
  case endpoint(String)

  static var word: String { "a model or the name of an endpoint" }
  static var readsWorkspace: Bool { true }
  static func accepts(_ value: Value) -> Bool { ModelChoice.accepts(value) }

  static func read(_ given: Given, _ session: Session) throws -> Predictor {
    if let name = given.value.asText, !name.contains("@"), !name.contains("/") {
      session.trace?.names.insert(SessionTrace.workspace)
      return .endpoint(name)
    }
    return .model(try ModelChoice.read(given, session))
  }
}

/// What is asked about.
enum Asked: Argument {
  case frame(Frame)
  case record([(name: String, value: Scalar)])
  case records([[ScalarField]])

  static var word: String { "a frame, a record or a list of records" }

  static func accepts(_ value: Value) -> Bool {
    value.asObject is FrameObject || value.asObject is RecordObject || value.asObject is ListObject
  }

  static func read(_ given: Given, _ session: Session) throws -> Asked {
    if let frame = given.value.asObject as? FrameObject { return .frame(frame.frame) }
    if let record = given.value.asRecord { return .record(try record.pairs.map { ($0.name, try Scalar($0.value)) }) }
    guard given.value.asList != nil else { throw given.wrong(word) }
    let records = try [RecordObject].read(given, session)
    return .records(try records.map { try $0.pairs.map { ScalarField($0.name, try Scalar($0.value)) } })
  }
}

extension Session {
  func predict(_ predictor: Predictor, _ asked: Asked) throws -> Value {
    switch (predictor, asked) {
    case (.model(let choice), .frame(let frame)):
      return frames.frame(try predict(choice.model, frame)).value(in: self)
    case (.model(let choice), .records(let records)):
      let frame = frames.frame(try Table(records: records))
      return frames.frame(try predict(choice.model, frame)).value(in: self)
    case (.model(let choice), .record(let cells)):
      if choice.model.card.contract != nil {
        let row = try Table(records: [cells.map { ScalarField($0.name, $0.value) }])
        for term in try choice.model.brokenTerms(of: frames.frame(row)) { screen.remark(term) }
      }
      let scorer = try Scorer(choice.model)
      let answer = try scorer.predict(Dictionary(cells.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
      return Session.record(
        choice.model.task.answerName, answer.value, answer.probability,
        Array(Swift.zip(choice.model.target.classNames, answer.probabilities)),
        also: answer.also.map { ($0.name, Value($0.value)) })
    case (.endpoint(let name), .frame(let frame)):
      let client = try client()
      return try ask(client, name) { try frame.collect() }.value(in: self)
    case (.endpoint(let name), .records(let records)):
      let client = try client()
      return try ask(client, name) { try Table(records: records) }.value(in: self)
    case (.endpoint(let name), .record(let cells)):
      let answers = try client().predict(name, columns: cells.map(\.name), rows: [cells.map(\.value)])
      let classes = Array(Swift.zip(answers.classes, answers.probabilities.first ?? []))
      return Session.record(
        answers.answer, answers.predictions[0], classes.count == 2 ? classes[1].1 : nil, classes,
        also: Swift.zip(answers.alsoNames, answers.also.first ?? []).map { ($0, Value($1)) } + [
          ("model", .text(answers.model)), ("version", .int(answers.version)), ("request", .text(answers.requests[0])),
        ])
    }
  }

  /// Predictions for a frame; what of the model's contract the rows break is told.
  private func predict(_ model: Model, _ frame: Frame) throws -> Table {
    let (table, broken) = try work("predicting") { (try model.predict(frame), try model.brokenTerms(of: frame)) }
    for term in broken { screen.remark(term) }
    return table
  }

  /// Rows through an endpoint.
  private func ask(
    _ client: ServerClient, _ endpoint: String, _ rows: @escaping @Sendable () throws -> Table
  ) throws -> Frame {
    frames.frame(
      try work("predicting") {
        let table = try rows()
        let cells = (0..<table.rowCount).map { table.row($0) }
        return try Session.beside(table, client.predict(endpoint, columns: table.schema.names, rows: cells))
      })
  }

  /// The table with what an endpoint answered beside each row.
  private static func beside(_ table: Table, _ answers: Answers) throws -> Table {
    let own = Set([answers.answer, "probability"] + answers.alsoNames + answers.classes.map { "p_" + $0 })
    var columns = table.columns.filter { !own.contains($0.name) }
    let type = answers.predictions.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? .text }
    var predictions = ColumnBuilder(answers.answer, type)
    for answer in answers.predictions { try predictions.append(answer) }
    columns.append(predictions.finished)
    if answers.classes.count == 2 {
      columns.append(Column("probability", type: .double, values: .doubles(answers.probabilities.map { $0[1] })))
    }
    for (place, name) in answers.classes.enumerated() {
      columns.append(Column("p_" + name, type: .double, values: .doubles(answers.probabilities.map { $0[place] })))
    }
    for (place, name) in answers.alsoNames.enumerated() {
      let values = answers.also.map { $0.indices.contains(place) ? $0[place].double ?? .nan : .nan }
      columns.append(Column(name, type: .double, values: .doubles(values)))
    }
    return try Table(columns, rowCount: table.rowCount)
  }

  private static func record(
    _ name: String, _ prediction: Scalar, _ probability: Double?, _ classes: [(String, Double)],
    also: [(String, Value)] = []
  ) -> Value {
    var fields: [(String, Value)] = [(name, Value(prediction))]
    if let probability { fields.append(("probability", .double(probability))) }
    fields += classes.map { ("p_" + $0.0, .double($0.1)) }
    return .record(fields + also)
  }
}
