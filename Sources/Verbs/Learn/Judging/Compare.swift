import Display
import Engines
import Frames
import Language
import Learning
import Registry

extension Verb {
  static let compare = Verb(
    "compare", "Hold models against each other on the same rows: which is better, by how much, and whether by chance.",
    effect: .none, example: "compare model, train(train, .plan, include: .days, seed: 1, with: baseline), test",
    Parameter<Named<Compared>>("models", "two models or more, by name where you like, and the rows"),
    Parameter<String?>("metric", "by which they are ranked", default: nil, choices: Metric.catalogue.map(\.name)),
    Parameter<Bool>("seen", "allow rows that a model was trained on", default: false)
  ) { session, compared, metric, seen in
    var models: [(name: String, model: Model)] = []
    var frame: Frame?
    for (name, item) in compared.values {
      switch item {
      case .frame(let rows): frame = rows
      case .model(let model, let own):
        let letter = ["a", "b", "c", "d", "e", "f", "g"].dropFirst(models.count).first ?? "model_\(models.count + 1)"
        models.append((name ?? own ?? session.name(of: model) ?? letter, model))
      }
    }
    guard let frame else {
      throw Diagnostic("V001", "`compare` needs the rows to judge the models on", help: "`compare a, b, test`")
    }
    guard models.count > 1 else {
      throw Diagnostic("V001", "`compare` needs two models or more", help: "`compare a, b, test`")
    }
    let found = try session.work("comparing") { [models] in
      let reports = try models.map { try $0.model.evaluate(frame, seen: seen) }
      return try Comparison(reports, names: models.map(\.name), metric: metric)
    }
    return ComparisonObject(found, session.frames)
  }
}

/// One of the values of `compare`: a model, or the rows.
enum Compared: Argument {
  case model(Model, name: String?)
  case frame(Frame)

  static var word: String { "a model or a frame" }
  static var readsWorkspace: Bool { true }
  static func accepts(_ value: Value) -> Bool { ModelChoice.accepts(value) || Frame.accepts(value) }

  static func read(_ given: Given, _ session: Session) throws -> Compared {
    if Frame.accepts(given.value) { return .frame(try Frame.read(given, session)) }
    let choice = try ModelChoice.read(given, session)
    let name = given.value.asText ?? (given.value.asObject as? VersionObject).map { "\($0.version.reference)" }
    return .model(choice.model, name: name)
  }
}

extension Session {
  /// The name of a variable that holds the model; none where there is none.
  func name(of model: Model) -> String? {
    interpreter.variableNames.first { name in
      (interpreter.variable(named: name)?.asObject as? ModelObject)?.model == model
    }
  }
}

/// A comparison as a value: `c.winner`, `c.p`, `c.difference`, `c.metrics`.
final class ComparisonObject: DomainObject {
  let comparison: Comparison
  private let context: FrameContext

  init(_ comparison: Comparison, _ context: FrameContext) {
    self.comparison = comparison
    self.context = context
    super.init()
  }

  override var kind: String { "comparison" }
  override var inline: String { "comparison(\(comparison.verdict))" }

  override var fields: [(name: String, value: Value)] {
    let first = comparison.ranking.first
    var fields: [(name: String, value: Value)] = [
      ("winner", comparison.winner.map(Value.text) ?? .none), ("leader", .text(comparison.names[comparison.leader])),
      ("metric", .text(comparison.metric.name)), ("difference", first.map { .double($0.difference) } ?? .none),
      ("p", (first?.p).map(Value.double) ?? .none), ("n", .int(comparison.count)),
      ("verdict", .text(comparison.verdict)),
    ]
    if let interval = first?.interval {
      fields.append(("interval", .record([("low", .double(interval.low)), ("high", .double(interval.high))])))
    }
    if let table = try? comparison.table() { fields.append(("metrics", .object(FrameObject(context.frame(table))))) }
    return fields
  }

  override func showable(_ session: Session) throws -> any Showable {
    let table = try comparison.table()
    let count = NumberText.count(comparison.count, "row")
    return Stacked(parts: [
      TableText(
        table, rows: 40, name: "comparison",
        remarks: [count + " · p by DeLong (auc), McNemar (accuracy), else paired bootstrap"]),
      Lines(text: [comparison.verdict]),
    ])
  }
}
