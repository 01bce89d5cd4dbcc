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
  override var inline: String { "\(preparation.kind)(.\(preparation.column), \(preparation.choice))" }
}

/// The verb of a kind of preparation, made from its declaration.
final class PreparationCallable: Callable {
  let preparation: PreparationKind

  init(_ preparation: PreparationKind) {
    self.preparation = preparation
    super.init(name: preparation.name)
  }

  override var help: String { preparation.help }
  override var parameterNames: [String] { ["column", "choice"] }

  override func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    let choice = arguments.named("choice") ?? arguments.values.dropFirst().first
    guard let column = (arguments.values.first?.asObject as? ColumnObject)?.name, arguments.values.count <= 2 else {
      throw Diagnostic("V101", "`\(name)` begins with a column", help: "`\(preparation.example)`")
    }
    return .object(PreparationObject(Preparation(preparation, column: column, choice: try choice.map(Scalar.init))))
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
