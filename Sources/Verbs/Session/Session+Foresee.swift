import Engines
import Frames
public import Language

extension Session {
  /// Looks at a script without running it: nothing is read but the schemas of files, and nothing changes.
  public static func lint(_ source: Source, _ options: Options) -> Lint {
    let session = Session(options, screen: RecordingScreen())
    session.begin(source)
    // The session and its interpreter hold each other.
    defer { session.interpreter.close() }
    return Lint(source, session.interpreter)
  }

  public func foresee(_ callable: Callable, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard let verb = callable as? VerbCallable else { return try foresee(function: callable, arguments) }
    if isGlancing, let glanced = glance(at: verb.verb, arguments) { return glanced }
    let all = arguments.values + arguments.named.map(\.value)
    let isKnown = !all.contains { $0.holdsUnknown }
    if !isKnown, verb.verb.faces.count > 1, arguments.values.first?.holdsUnknown ?? true {
      try checkSome(verb.verb, arguments)
      return UnknownObject.value
    }
    let face = try verb.face(for: arguments)
    try face.check(verb.name, arguments, self)
    guard isKnown else {
      guard verb.verb.foresight == .rows, let frame = arguments.values.first?.asObject as? FrameObject else {
        return UnknownObject.value
      }
      try checkColumns(of: all, in: frame.frame)
      return .object(frame)
    }
    switch verb.verb.foresight {
    case .plan, .rows: return try face.invoke(verb.name, arguments, self)
    case .values:
      return all.contains { $0.readsRows } ? UnknownObject.value : try face.invoke(verb.name, arguments, self)
    case .attempt:
      // Nothing is asked of other machines before the script itself asks.
      if all.contains(where: { $0.asText?.contains("://") ?? false }) { return UnknownObject.value }
      return (try? face.invoke(verb.name, arguments, self)) ?? UnknownObject.value
    case .arguments: return try face.look?(verb.name, arguments, self) ?? UnknownObject.value
    }
  }

  /// The frame that a half-written pipe comes to, with its columns; none where only a run can tell.
  func foreseenFrame(_ text: String) -> Frame? {
    // What a page holds is no line that somebody waits at.
    guard text.utf8.count <= 4_000 else { return nil }
    isGlancing = true
    defer { isGlancing = false }
    let value = interpreter.foreseen(Source(name: "input", text: text))
    return (value?.asObject as? FrameObject)?.frame
  }

  /// What a verb comes to while a line is still being typed, where that is not what `lint` would say: no file is opened
  /// and no seed drawn.
  private func glance(at verb: Verb, _ arguments: Arguments) -> Value? {
    switch verb.foresight {
    case .attempt, .arguments: UnknownObject.value
    case .rows where verb.effect.contains(.seed): arguments.values.first ?? UnknownObject.value
    case .plan, .rows, .values: verb.effect.contains(.seed) ? UnknownObject.value : nil
    }
  }

  /// Functions of one value, estimators and preparations compute with what they are given alone.
  private func foresee(function: Callable, _ arguments: Arguments) throws -> Value {
    let all = arguments.values + arguments.named.map(\.value)
    guard all.contains(where: { $0.holdsUnknown }) else { return try function.call(arguments, interpreter) }
    let known = function.parameterNames
    if function is FunctionCallable, let name = arguments.named.first(where: { !known.contains($0.name) })?.name {
      var problem = Diagnostic(
        "V005", "`\(function.name)` has no argument `\(name)`", help: Nearest.help(name, among: known))
      problem.subject = name
      throw problem
    }
    return UnknownObject.made(of: all)
  }

  /// Columns that the frame lacks, in expressions of which other parts are not known.
  private func checkColumns(of values: [Value], in frame: Frame) throws {
    for part in values.flatMap({ ($0.asObject as? UnknownObject)?.parts ?? [] }) {
      guard let column = part.asObject as? ColumnObject else { continue }
      do { _ = try frame.select([NamedExpression("part", column.expression)]) } catch let fault as Fault {
        if fault.code == "F001" { throw fault }
      }
    }
  }

  /// A call of which it is not known which face it means is wrong where it fits none.
  private func checkSome(_ verb: Verb, _ arguments: Arguments) throws {
    var problem: (any Error)?
    for face in verb.faces {
      do { return try face.check(verb.name, arguments, self) } catch { problem = problem ?? error }
    }
    if let problem { throw problem }
  }
}

extension Value {
  /// A frame, or a column of one, or a list of them: what is computed of it reads its rows.
  fileprivate var readsRows: Bool {
    switch asObject {
    case is FrameObject: true
    case let column as ColumnObject: column.origin != nil
    case let list as ListObject: list.values.contains { $0.readsRows }
    default: false
    }
  }
}
