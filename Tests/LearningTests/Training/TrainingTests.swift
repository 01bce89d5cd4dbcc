import Engines
import Frames
import Learning
import Testing

/// Whole trainings on the tutorials' data, from the file to the report.
@Suite struct TrainingTests {
  static func load(_ name: String, _ context: FrameContext = FrameContext(seed: 1)) throws -> Frame {
    try context.load([PackageFolder.path + "/tutorials/data/" + name])
  }

  static func loans() throws -> (train: Frame, test: Frame) {
    let parts = try load("car_loans_history.csv").split(test: 0.2, by: SplitRule(time: .column("timestamp")))
    return (parts.frames[0], parts.frames[1])
  }

  static func loanTraining() -> Training {
    var training = Training(target: "repaid", seed: 7)
    training.exclude = ["id", "timestamp"]
    return training
  }

  /// Origin of the reference: LightGBM 4.7.0 from Python 3.11 with pandas 3.1.1 (texts as categories, truth as 0 and 1),
  /// num_leaves 31, learning_rate 0.1, 100 rounds, seed 7, on the first 8,000 rows by time, judged by scikit-learn 1.9.1
  /// on the last 2,000: AUC 0.97289, accuracy 0.935, log loss 0.19439.
  @Test("The car loans train to the AUC that LightGBM reaches from Python on the same split.")
  func carLoans() throws {
    let (train, test) = try Self.loans()
    let report = try Self.loanTraining().run(on: train).evaluate(test)
    #expect(report.count == 2000)
    #expect(try abs(#require(report.score("auc")) - 0.9728906716429107) < 0.005)
    #expect(try abs(#require(report.score("accuracy")) - 0.935) < 0.01)
    #expect(try abs(#require(report.score("log_loss")) - 0.19438998904070612) < 0.01)
    #expect(report.split == "split by time .timestamp")
    #expect(report.scores.first?.name == "auc")
    let interval = try #require(report.interval)
    #expect(interval.low < 0.9729 && interval.high > 0.9729 && interval.high - interval.low < 0.03)
    #expect(report.rows.rowCount == 2000)
    #expect(report.rows["probability"] != nil && report.rows["p_1"] != nil && report.rows["car_value"] != nil)
    #expect(report.baseline.kind == "majority" && report.baseline.value < 0.6)
  }

  @Test("Training twice from the file gives the same bytes.")
  func repeatable() throws {
    let (train, _) = try Self.loans()
    let (again, _) = try Self.loans()
    let first = try Self.loanTraining().run(on: train).package()
    #expect(try SHA256.hex(first) == SHA256.hex(Self.loanTraining().run(on: again).package()))
  }

  @Test("Rounded gradients give the same bytes twice, other trees than exact ones, and as good a model.")
  func quantized() throws {
    let (train, test) = try Self.loans()
    var training = Self.loanTraining()
    training.parameters = [("quantized", .bool(true))]
    let model = try training.run(on: train)
    #expect(try SHA256.hex(model.package()) == SHA256.hex(training.run(on: train).package()))
    let exact = try Self.loanTraining().run(on: train)
    #expect(model.engine != exact.engine)
    let difference = try #require(model.evaluate(test).score("auc")) - #require(exact.evaluate(test).score("auc"))
    #expect(abs(difference) < 0.005)
  }

  @Test("Judging a model on its training rows is refused, unless it is said to be so.")
  func seenRows() throws {
    let (train, test) = try Self.loans()
    let model = try Self.loanTraining().run(on: train)
    let fault = try #require(throws: Fault.self) { try model.evaluate(train) }
    #expect(fault.code == "L040")
    #expect(fault.message.hasPrefix("100.0% of these rows"))
    #expect(try model.evaluate(train, seen: true).notes.contains { $0.hasPrefix("warning: 100.0%") })
    #expect(throws: Fault.self) { try model.evaluate(Self.load("car_loans_history.csv")) }
    let some = try test.concat([train.head(400)])
    #expect(try model.evaluate(some).notes.contains { $0.contains("rows that the model was trained on") })
    #expect(try !model.evaluate(test).notes.contains { $0.contains("trained on") })
  }

  @Test("A model takes raw rows though it was trained on derived ones, and gives them the same answers.")
  func rawRows() throws {
    let raw = try Self.load("car_loans_history.csv")
    let ready = try raw.filter(.binary(.greater, .column("car_value"), .literal(.int(0))))
      .derive([
        NamedExpression("years", .binary(.divide, .column("loan_length"), .literal(.int(12)))),
        NamedExpression("car_value", .binary(.divide, .column("car_value"), .literal(.int(1000)))),
      ])
      .rename([Renaming(old: "driver_tenure", new: "tenure")])
      .drop(["loan_length", "id"])
    let parts = try ready.split(test: 0.2, by: SplitRule(time: .column("timestamp")))
    var training = Training(target: "repaid", seed: 7)
    training.exclude = ["timestamp"]
    let model = try training.run(on: parts.frames[0])
    #expect(
      model.signature.columns.map(\.name) == [
        "car_value", "salary_range", "debt_to_income_ratio", "loan_length", "repaid_loan_on_prev_car",
        "size_of_downpayment", "driver_tenure",
      ])
    #expect(try #require(model.profile.column("car_value")).rows == 8000)
    guard case .numeric(let values) = model.profile.column("car_value")?.shape else {
      Issue.record("car_value has no numeric profile")
      return
    }
    #expect(values.mean > 1000)

    let prepared = try model.predict(parts.frames[1])
    let fromRaw = try model.predict(raw.sort([.column("timestamp")]))
    #expect(fromRaw.schema.contains("loan_length") && fromRaw.schema.contains("probability"))
    let scorer = try Scorer(model)
    let last = fromRaw.rowCount - prepared.rowCount
    for row in stride(from: 0, to: prepared.rowCount, by: 7) {
      let probability = try #require(prepared["probability"])[row]
      #expect(try #require(fromRaw["probability"])[last + row] == probability)
      let cells = Dictionary(uniqueKeysWithValues: fromRaw.columns.map { ($0.name, $0[last + row]) })
      #expect(try scorer.predict(cells).probability == probability.double)
    }
    #expect(try model.evaluate(parts.frames[1]).count == 2000)
  }

  @Test("Penguins are told apart, and the explanation names what tells them apart.")
  func penguins() throws {
    let known = try Self.load("penguins.csv").filter(.unary(.not, .call("missing", [.column("bill_length_mm")])))
    let parts = try known.split(test: 0.25, by: SplitRule(stratify: .column("species")), seed: 7)
    var training = Training(target: "species", seed: 7)
    training.exclude = ["year"]
    let model = try training.run(on: parts.frames[0])
    let report = try model.evaluate(parts.frames[1])
    #expect(try #require(report.score("accuracy")) >= 0.95)
    #expect(try #require(report.score("macro_auc")) > 0.98)
    #expect(report.confusion?.classes == ["Adelie", "Chinstrap", "Gentoo"])
    #expect(report.split == "split stratified by .species, seed 7")
    let explanation = try model.explain(parts.frames[1], top: 3)
    #expect(explanation.items.count == 3)
    #expect(explanation.items.contains { $0.feature == "bill_length_mm" })
    #expect(try #require(explanation.items[0].shap) >= #require(explanation.items[1].shap))
    #expect(try abs(model.explain().items.reduce(0) { $0 + $1.gain } - 1) < 1e-9)
    let one = try Scorer(model).predict([
      "island": .text("Biscoe"), "bill_length_mm": .double(48), "bill_depth_mm": .double(14.5),
      "flipper_length_mm": .int(215), "body_mass_g": .int(5200), "sex": .text("male"),
    ])
    #expect(one.value == .text("Gentoo"))
    #expect(abs(one.probabilities.reduce(0, +) - 1) < 1e-9)
  }

  @Test("Numbers are learnt: the miles of a car to a gallon.")
  func regression() throws {
    let cars = try Self.load("auto_mpg.csv")
    let parts = try cars.split(test: 0.2, seed: 3)
    var training = Training(target: "mpg", seed: 3)
    training.exclude = ["name"]
    let report = try training.run(on: parts.frames[0]).evaluate(parts.frames[1])
    #expect(report.task == .regression)
    #expect(try #require(report.score("rmse")) < 4)
    #expect(report.baseline.value > 6)
    #expect(report.confusion == nil)
  }

  @Test("The report's rows leave out those without a target, and say so.")
  func missingTarget() throws {
    let (train, test) = try Self.loans()
    let model = try Self.loanTraining().run(on: train)
    let blank = NamedExpression(
      "repaid",
      .call(
        "when", [.binary(.greater, .column("loan_length"), .literal(.int(12))), .column("repaid"), .literal(.missing)]))
    let report = try model.evaluate(test.derive([blank]))
    #expect(report.missingTarget > 0)
    #expect(report.count + report.missingTarget == 2000)
    #expect(report.rows.rowCount == report.count)
    #expect(report.notes.contains { $0.hasPrefix("left out") })
  }

  @Test("Frames without the model's columns are refused, all of them named.")
  func missingColumns() throws {
    let (train, test) = try Self.loans()
    let model = try Self.loanTraining().run(on: train)
    let fault = try #require(throws: Fault.self) { try model.predict(test.drop(["car_value", "loan_length"])) }
    #expect(fault.code == "L030")
    #expect(fault.message.contains("`car_value`, `loan_length`"))
    #expect(throws: Fault.self) { try model.evaluate(test.drop(["repaid"])) }
  }

  @Test("Leaking columns of the bike rides are warned about with their score.")
  func leaks() throws {
    var training = Training(target: "bikers", seed: 1)
    training.parameters = [("n_estimators", .int(10))]
    let notes = try training.run(on: Self.load("bikeshare_hourly_2011.csv")).card.training.notes
    #expect(
      notes.contains { $0.hasPrefix("warning: .registered may be the target in disguise: alone it reaches R² 0.9") })
  }
}
