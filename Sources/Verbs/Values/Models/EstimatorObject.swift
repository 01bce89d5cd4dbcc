import Display
import Engines
import Frames
import Language
import Learning
import Registry

/// An estimator with the parameters that it was given: `gbm(n_estimators: 200)`.
final class EstimatorObject: DomainObject {
  let estimator: Estimator
  let parameters: [(name: String, value: Scalar)]
  /// What `tune` is to choose.
  let ranges: [(name: String, range: SearchRange)]
  /// The file of what another tool has learnt.
  let imported: [UInt8]?

  init(
    _ estimator: Estimator, _ parameters: [(name: String, value: Scalar)],
    ranges: [(name: String, range: SearchRange)] = [], imported: [UInt8]? = nil
  ) {
    self.estimator = estimator
    self.parameters = parameters
    self.ranges = ranges
    self.imported = imported
    super.init()
  }

  override var kind: String { "estimator" }
  override var inline: String {
    let words = parameters.map { "\($0.name): \($0.value)" } + ranges.map { "\($0.name): \($0.range)" }
    return "\(estimator.name)(\(words.joined(separator: ", ")))"
  }
  override var fields: [(name: String, value: Value)] { parameters.map { ($0.name, Value($0.value)) } }
  override func showable(_ session: Session) -> any Showable { Lines(text: [inline]) }
}

/// The verb of an estimator, made from its declaration.
final class EstimatorCallable: Callable {
  let estimator: Estimator
  private unowned let session: Session

  init(_ estimator: Estimator, session: Session) {
    self.estimator = estimator
    self.session = session
    super.init(name: estimator.name)
  }

  override var help: String { estimator.help }
  override var parameterNames: [String] { estimator.parameters.map(\.name) }

  override func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    if estimator.isImported { return try imported(arguments) }
    var parameters: [(name: String, value: Scalar)] = []
    var ranges: [(name: String, range: SearchRange)] = []
    if let members = estimator.memberParameter, !arguments.values.isEmpty {
      parameters.append((members, .list(try arguments.values.map(member))))
    } else if !arguments.values.isEmpty {
      throw Diagnostic("V100", "the parameters of `\(name)` have names", help: "such as `\(estimator.example)`")
    }
    for (name, value) in arguments.named {
      if let range = SearchRange(value) {
        ranges.append((name, range))
      } else {
        parameters.append((name, try Scalar(value)))
      }
    }
    if ranges.isEmpty {
      _ = try estimator.resolved(parameters)
    } else {
      _ = try SearchSpace(estimator, ranges: ranges, fixed: parameters)
    }
    return .object(EstimatorObject(estimator, parameters, ranges: ranges))
  }
}

extension EstimatorCallable {
  /// An estimator that is a file: `onnx("model.onnx")`.
  private func imported(_ arguments: Arguments) throws -> Value {
    guard arguments.values.count == 1, arguments.named.isEmpty else {
      throw Diagnostic("V100", "`\(name)` takes the path of a file", help: "such as `\(estimator.example)`")
    }
    let path = try Path.read(
      Given(verb: name, parameter: "file", values: [(nil, arguments.values[0])], site: arguments.site), session)
    session.trace?.files.append(path.resolved)
    try Disk.checked(path.resolved, path.written)
    let bytes = try Files.read(path.resolved) ?? []
    try ForeignFile.check(bytes, named: path.written)
    _ = try OnnxFile(bytes)
    let file = path.written.split(separator: "/").last.map(String.init) ?? path.written
    return .object(EstimatorObject(estimator, [("file", .text(file))], imported: bytes))
  }

  /// An estimator among the members of this one, with what it was given.
  private func member(_ value: Value) throws -> Scalar {
    switch value.asObject {
    case let object as EstimatorObject: return Estimator.member(object.estimator, object.parameters)
    case let callable as EstimatorCallable: return Estimator.member(callable.estimator, [])
    default:
      throw Diagnostic(
        "V100", "the members of `\(name)` are estimators, not \(value.described)",
        help: "such as `\(estimator.example)`")
    }
  }
}

/// An estimator as an argument: `gbm`, `gbm(…)`.
struct EstimatorChoice: Argument {
  var estimator: Estimator
  var parameters: [(name: String, value: Scalar)]
  /// The file of what another tool has learnt.
  var imported: [UInt8]?

  static var word: String { "an estimator" }
  static func accepts(_ value: Value) -> Bool {
    value.asObject is EstimatorObject || value.asObject is EstimatorCallable
  }

  static func read(_ given: Given, _ session: Session) throws -> EstimatorChoice {
    switch given.value.asObject {
    case let object as EstimatorObject:
      if let (name, range) = object.ranges.first {
        throw Diagnostic(
          "V102", "`\(given.verb)` needs one value of `\(name)`, and \(range) is a range",
          help: "`tune` chooses from ranges, and its result has `best`")
      }
      return EstimatorChoice(
        estimator: object.estimator, parameters: object.parameters, imported: object.imported)
    case let callable as EstimatorCallable: return EstimatorChoice(estimator: callable.estimator, parameters: [])
    default: throw given.wrong("an estimator such as `gbm(n_estimators: 200)`")
    }
  }
}
