import Engines
import Frames
import Testing

@testable import Learning
@testable import Registry

@Suite struct RegistrationTests {
  static let model = Model(
    card: ModelCard(
      task: .binary, target: Target(name: "repaid", type: .int, classes: [.int(0), .int(1)]),
      signature: Signature(
        columns: [.init(name: "loan_length", type: .double), .init(name: "total charges", type: .double)]),
      recipe: Recipe(
        steps: [
          .rename([.init(old: "total charges", new: "charges")]),
          .derive([NamedExpression("years", .binary(.divide, .column("loan_length"), .literal(.int(12))))]),
          .keep(["years", "charges"]),
        ],
        prepared: [Field("years", .double), Field("charges", .double)], features: [],
        preparations: [Preparation(.impute, column: "charges", choice: .text("median"))]),
      estimator: "gbm", parameters: [.init(name: "n_estimators", value: .int(100))], engine: "lightgbm 4.7.0",
      training: TrainingFacts(
        rows: 100, missingTarget: 0, validationRows: 0, validation: nil, metric: nil, iterations: 100, seed: 7,
        threads: 1, notes: []),
      profile: Profile(rows: 100, columns: []), fingerprints: Fingerprints(data: "d", code: "c"),
      seen: RowSketch(columns: [], keys: [])),
    engine: Array("tree".utf8))

  @Test("A trained model is registered with its recipe in words, and comes back as it was, with id and time.")
  func model() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let version = try registry.register(Self.model, as: "loans", id: "id", time: "timestamp", metrics: ["auc": 0.9])
    #expect(
      version.recipe == [
        "rename charges: .`total charges`", "derive years: .loan_length / 12", "select .years, .charges",
        "impute(.charges, \"median\")",
      ])
    #expect(version.parameters == ["n_estimators": .int(100)] && version.metrics == ["auc": 0.9])
    #expect(version.signature.id == "id" && version.signature.time == "timestamp")
    #expect(version.facts?.fingerprints == Fingerprints(data: "d", code: "c"))
    var wanted = Self.model
    wanted.card.signature.id = "id"
    wanted.card.signature.time = "timestamp"
    #expect(try registry.model(of: version) == wanted)
    let again = try registry.register(Self.model, as: "loans", id: "id", time: "timestamp", metrics: ["auc": 0.9])
    #expect(again == version)
    #expect(try registry.register(Self.model, as: "loans").number == 2, "another id is another version")
  }

  @Test("A column that names or dates a row cannot be a feature.")
  func features() throws {
    let found = fault { _ = try Registration(Self.model, id: "total charges") }
    #expect(found?.code == "W009" && found?.subject == ".`total charges`")
    #expect(found?.help == "train it again with exclude: [.`total charges`]")
  }
}
