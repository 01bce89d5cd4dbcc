extension Interpreter {
  /// The module at a path as written in `source`: read, checked and run once, then shared.
  func module(_ path: String, from source: Source) throws -> ModuleObject {
    let text = try host.readModule(path, from: source)
    if let known = modules[text.name] { return known }
    if let start = loading.firstIndex(of: text.name) {
      let cycle = (loading[start...] + [text.name]).joined(separator: " → ")
      throw Diagnostic("R070", "modules use each other in a circle: \(cycle)")
    }
    let module = ModuleObject(name: ModulePath.stem(path), space: GlobalSpace())
    let outer = current
    current = module.space
    loading.append(text.name)
    defer {
      current = outer
      loading.removeLast()
    }
    let script = try Parser.script(text)
    try check(script)
    for name in BoundNames.of(script.statements).ordered { _ = current.define(name.text) }
    let later = names(of: script.statements)
    for statement in script.statements {
      let code = try compile(statement, of: text, later: later)
      _ = try machine.run(code)
    }
    modules[text.name] = module
    return module
  }

  /// The value of `param name: type = given`: from the command line, else its default.
  func parameterValue(_ name: String, type: String, given: Value?, source: Source) throws -> Value {
    let type = type.isEmpty ? ParameterText.type(of: given ?? .none) : type
    if let text = parameterTexts[name] {
      guard let value = ParameterText.value(text, type: type) else {
        throw Diagnostic(
          "R071", "`--\(name) \(text)` is no \(type)", help: "give it like \(ParameterText.example(type))")
      }
      return type == "file" ? .text(host.resolvePath(text, from: nil)) : value
    }
    guard let given else {
      throw Diagnostic("R072", "the parameter `\(name)` must be given", help: "add `--\(name) …` to the command")
    }
    if type == "file", let path = given.asText { return .text(host.resolvePath(path, from: source)) }
    return given
  }

  /// The `param` statements of a script.
  public func parameters(of script: Script) -> [ScriptParameter] {
    script.statements.compactMap { statement in
      guard case .param(let name, let type, let value) = statement.kind else { return nil }
      let given = value.flatMap { Compiler.literal($0) }
      return ScriptParameter(
        name: name.text, type: type?.text ?? ParameterText.type(of: given ?? .none),
        defaultText: value.map { script.source.text($0.span) })
    }
  }
}
