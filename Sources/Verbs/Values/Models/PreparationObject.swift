import Frames
public import Language
public import Learning

/// A preparation that was asked for: `impute(.age, "median")`.
final class PreparationObject: Object {
  let preparation: Preparation

  init(_ preparation: Preparation) {
    self.preparation = preparation
    super.init()
  }

  override var kind: String { "preparation" }
  override var inline: String { preparation.written }
}

/// The verb of a kind of preparation, made from its declaration.
final class PreparationCallable: Callable {
  let preparation: PreparationKind

  init(_ preparation: PreparationKind) {
    self.preparation = preparation
    super.init(name: preparation.name)
  }

  override var help: String { preparation.help }
  override var parameterNames: [String] { ["column", "choice"] + preparation.options.keys.sorted() }

  override func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    let choice = arguments.named("choice") ?? arguments.values.dropFirst().first
    guard let column = (arguments.values.first?.asObject as? ColumnObject)?.name, arguments.values.count <= 2 else {
      throw Diagnostic("V101", "`\(name)` begins with a column", help: "`\(preparation.example)`")
    }
    var options: [String: Scalar] = [:]
    for (option, value) in arguments.named where option != "choice" {
      guard preparation.options[option] != nil else {
        let known = parameterNames.dropFirst()
        var problem = Diagnostic(
          "V005", "`\(name)` has no argument `\(option)`",
          help: Nearest.help(option, among: Array(known))
            ?? "it takes \(known.map { "`\($0)`" }.joined(separator: ", "))")
        problem.subject = option
        throw problem
      }
      options[option] = try Scalar(value)
    }
    return .object(
      PreparationObject(
        Preparation(preparation, column: column, choice: try choice.map(Scalar.init), options: options)))
  }
}

extension Preparation: Argument {
  public static var word: String { "a preparation" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is PreparationObject }

  public static func read(_ given: Given, _ session: Session) throws -> Preparation {
    guard let object = given.value.asObject as? PreparationObject else {
      let names = PreparationKind.catalogue.map { "`\($0.name)`" }.joined(separator: ", ")
      throw given.wrong("a preparation", help: "there are \(names): `impute(.age, \"median\")`")
    }
    return object.preparation
  }
}

extension Preparation {
  /// As the language writes it.
  var written: String {
    let isUsual = choice.isMissing || choice == PreparationKind.catalogue.first { $0.name == kind }?.choice
    let words =
      ["." + Spelling.name(column)] + (isUsual ? [] : ["\(choice)"])
      + (options ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return "\(kind)(\(words.joined(separator: ", ")))"
  }
}
