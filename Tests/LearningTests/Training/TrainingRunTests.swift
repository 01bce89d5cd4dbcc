import Engines
import Frames
@testable import Learning
import Synchronization
import Testing

@Suite struct TrainingRunTests {
  @Test(
    "Each task is learnt and judged far above its baseline.",
    arguments: [("y", Task.binary), ("kind", .multiclass), ("amount", .regression)])
  func tasks(target: String, task: Task) throws {
    let model = try Synthetic.model(Synthetic.training(target), Synthetic.table(3000))
    #expect(model.task == task)
    let test = try Synthetic.table(1000, seed: 2)
    let labels = try TargetReading(#require(test[target]), task: nil, positive: nil).labels
    let judged = try Scorer(model).score(prepared: test).judged(labels: labels)
    let value = try #require(Metric.main(of: task).measure(judged))
    switch task {
    case .binary: #expect(value > 0.95)
    case .multiclass: #expect(value > 0.8)
    default: #expect(value < 3)
    }
  }

  @Test("Training twice on the same rows gives the same bytes, another seed of the split another model.")
  func repeatable() throws {
    var training = Synthetic.training("y")
    training.validation = .share(0.2)
    let first = try Synthetic.model(training, Synthetic.table(2000)).package()
    #expect(try Synthetic.model(training, Synthetic.table(2000)).package() == first)
    training.seed = 8
    #expect(try Synthetic.model(training, Synthetic.table(2000)).package() != first)
  }

  @Test("A package is read back as it was, and damaged bytes are refused.")
  func package() throws {
    let model = try Synthetic.model(Synthetic.training("kind"), Synthetic.table(500))
    let bytes = try model.package()
    #expect(try Model(package: bytes) == model)
    for broken in [
      [], Array(bytes.dropLast()), Array(bytes.dropFirst()), bytes + [0], Array("mlops-model 9 1 1\nab".utf8),
    ] {
      let fault = try #require(throws: Fault.self) { try Model(package: broken) }
      #expect(fault.code == "L001")
    }
  }

  @Test("Stopping between iterations throws, and hands over the model of the best one so far.")
  func stopping() throws {
    let asked = Atomic<Int>(0)
    // Asked before each block of rows and each round: the data is small, so the eighth time is in the rounds.
    let watch = Watch { asked.wrappingAdd(1, ordering: .relaxed).newValue >= 8 }
    var training = Synthetic.training("y")
    training.validation = .share(0.2)
    var run = TrainingRun(training, rows: try Synthetic.rows(Synthetic.table(500)), held: nil)
    var reached: Model?
    let fault = try #require(throws: Fault.self) { try watch.run { try run.run { reached = $0 } } }
    #expect(fault.code == "L016")
    let progress = try #require(watch.progress)
    #expect(progress.work == "training")
    #expect(progress.unit == .rounds)
    #expect(progress.total == 30)
    #expect(progress.facts.map(\.name) == ["binary_logloss"])
    let done = try #require(Int(exactly: progress.done))
    #expect((1...29).contains(done))
    #expect(fault.message.contains("after \(done) of 30"))
    let facts = try #require(reached).card.training
    #expect((1...done).contains(facts.iterations))
    #expect(facts.notes.contains("stopped by hand after \(done) of 30 rounds"))
    #expect(watch.stages.map(\.work) == ["binning", "training"])
  }

  @Test("Early stopping keeps the best iteration and tells it.")
  func earlyStopping() throws {
    var training = Synthetic.training("y")
    training.parameters = [
      ("n_estimators", .int(2000)), ("early_stopping_rounds", .int(10)), ("learning_rate", .double(0.5)),
    ]
    training.validation = .share(0.2)
    let model = try Synthetic.model(training, Synthetic.table(2000))
    #expect(model.card.training.iterations < 200)
    #expect(model.card.training.validationRows == 400)
    #expect(model.card.training.metric == "binary_logloss")
    #expect(model.card.training.notes.contains { $0.hasPrefix("stopped early") })
  }

  @Test("Rows with a missing target are dropped and told.")
  func missingTarget() throws {
    var records = Synthetic.records(400)
    for row in stride(from: 0, to: 400, by: 4) { records[row][5].value = .missing }
    let model = try Synthetic.model(Synthetic.training("y"), Table(records: records))
    #expect(model.card.training.rows == 300)
    #expect(model.card.training.missingTarget == 100)
    #expect(model.card.training.notes.contains("dropped 100 rows where .y is missing"))
  }

  @Test("Weights of zero take rows out; negative and missing ones are refused.")
  func weights() throws {
    var records = Synthetic.records(600)
    for row in records.indices { records[row].append(ScalarField("w", .double(row < 300 ? 1 : 0))) }
    var training = Synthetic.training("y")
    training.weights = "w"
    #expect(try Synthetic.model(training, Table(records: records)).card.training.rows == 600)
    for bad in [Scalar.double(-1), .missing, .double(.infinity)] {
      records[5][8].value = bad
      let fault = try #require(throws: Fault.self) { try Synthetic.model(training, Table(records: records)) }
      #expect(fault.code == "L018")
      #expect(fault.message.contains("1 row"))
    }
    training.weights = "city"
    #expect(throws: Fault.self) { try Synthetic.model(training, Table(records: records)) }
  }

  @Test("Unknown columns, and targets and preparations that are no features, are errors with near names.")
  func columns() throws {
    let table = try Synthetic.table(100)
    var training = Synthetic.training("yy")
    var fault = try #require(throws: Fault.self) { try Synthetic.model(training, table) }
    #expect(fault.code == "F001")
    #expect(fault.subject == ".yy")
    training = Synthetic.training("y")
    training.exclude = ["citty"]
    fault = try #require(throws: Fault.self) { try Synthetic.model(training, table) }
    #expect(fault.help?.contains("did you mean `.city`?") == true)
    training = Synthetic.training("y")
    training.include = ["a", "y"]
    fault = try #require(throws: Fault.self) { try Synthetic.model(training, table) }
    #expect(fault.code == "L019")
    training.include = []
    fault = try #require(throws: Fault.self) { try Synthetic.model(training, table) }
    #expect(fault.code == "L019")
    training.include = ["a"]
    training.preparations = [Preparation(.top, column: "city")]
    fault = try #require(throws: Fault.self) { try Synthetic.model(training, table) }
    #expect(fault.code == "L019")
  }

  @Test("A feature that is the target in disguise and an identifier are warned about, with the score.")
  func leaks() throws {
    var training = Synthetic.training("y")
    training.include = ["a", "amount", "row"]
    let notes = try Synthetic.model(training, Synthetic.table(1000)).card.training.notes
    #expect(
      notes.contains {
        $0.hasPrefix("warning: .amount may be the target in disguise: alone it reaches AUC 0.9")
          || $0.hasPrefix("warning: .amount may be the target in disguise: alone it reaches AUC 1.0")
      })
    #expect(notes.contains { $0.hasPrefix("warning: .row is different in every row") })
    #expect(!notes.contains { $0.contains(".a ") })
  }

  @Test("Absurd parameters are refused with an estimate before anything is trained.")
  func absurd() throws {
    var training = Synthetic.training("y")
    training.parameters = [
      ("n_estimators", .int(100_000)), ("num_leaves", .int(131_072)), ("min_child_samples", .int(0)),
    ]
    let fault = try #require(throws: Fault.self) { try Synthetic.model(training, Synthetic.table(2000)) }
    #expect(fault.code == "L015")
    #expect(fault.message.contains("GB of trees"))
  }

  @Test("Balanced classes move the probabilities of the rarer one up.")
  func balanced() throws {
    var records = Synthetic.records(2000)
    records = records.filter { $0[5].value == .int(0) } + records.filter { $0[5].value == .int(1) }.prefix(60)
    let table = try Table(records: records)
    var training = Synthetic.training("y")
    let plain = try Scorer(Synthetic.model(training, table)).score(prepared: table).columns[0].reduce(0, +)
    training.parameters.append(("class_weight", .text("balanced")))
    let balanced = try Scorer(Synthetic.model(training, table)).score(prepared: table).columns[0].reduce(0, +)
    #expect(balanced > plain * 1.2)
  }
}
