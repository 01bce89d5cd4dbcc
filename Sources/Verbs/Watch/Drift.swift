import Frames
import Language
import Learning
import Monitoring

extension Verb {
  static let drift = Verb(
    "drift", "Compare rows with those that a model was trained on, or with other rows, column by column.",
    effect: .none,
    Face(
      example: "drift model, test", Parameter<ModelChoice>("model", "a model, or the name of a registered one"),
      Parameter<Frame>("frame", "the rows of now"),
      Parameter<DriftTests>("tests", "the test that decides, for all columns or in a record by column", default: .ours)
    ) { session, choice, frame, tests in
      let profile = choice.model.profile
      return DriftObject(
        try session.work("comparing") {
          try Monitoring.drift(reference: profile, current: frame, tests: tests.byColumn, usual: tests.usual)
        }, session.frames)
    },
    Face(
      example: "drift train, test", Parameter<Frame>("before", "the rows of before"),
      Parameter<Rows>("now", "the rows of now, or a model"),
      Parameter<DriftTests>("tests", "the test that decides, for all columns or in a record by column", default: .ours)
    ) { session, before, now, tests in
      DriftObject(
        try session.work("comparing") {
          switch now {
          case .frame(let frame):
            try Monitoring.drift(
              reference: before.collect(), current: frame.collect(), tests: tests.byColumn, usual: tests.usual)
          case .model(let model):
            try Monitoring.drift(
              reference: model.profile, current: before, tests: tests.byColumn, usual: tests.usual)
          }
        }, session.frames)
    })
}

/// `tests: "ks"` for all columns that the test is for, `tests: {age: "ks"}` for one.
struct DriftTests: Argument {
  var usual = DriftTest.psi
  var byColumn: [String: DriftTest] = [:]

  static var ours: DriftTests { DriftTests() }
  static var word: String { "a drift test or a record of drift tests" }
  static func accepts(_ value: Value) -> Bool { value.asText != nil || value.asRecord != nil }

  static func read(_ given: Given, _ session: Session) throws -> DriftTests {
    if let name = given.value.asText { return DriftTests(usual: try DriftTest.named(name)) }
    guard let record = given.value.asRecord else {
      throw given.wrong(
        word, help: "`tests: {age: \"ks\"}`; there are " + DriftTest.catalogue.map(\.name).joined(separator: ", "))
    }
    var tests = DriftTests()
    for (column, test) in record.pairs { tests.byColumn[column] = try DriftTest.named(test.asText ?? test.inline) }
    return tests
  }
}

/// The second side of a comparison.
enum Rows: Argument {
  case frame(Frame)
  case model(Model)

  static var word: String { "a frame or a model" }
  static func accepts(_ value: Value) -> Bool { value.asObject is FrameObject || ModelChoice.accepts(value) }

  static func read(_ given: Given, _ session: Session) throws -> Rows {
    if let frame = given.value.asObject as? FrameObject { return .frame(frame.frame) }
    return .model(try ModelChoice.read(given, session).model)
  }
}
