// Safe because the compiler gives every register and table index it writes into an instruction a place in the window.
extension Machine {
  // MARK: `use`, `param`

  @inline(never) func declare(_ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws {
    let code = frame.pointee.entry.pointee.code.takeUnretainedValue()
    let target = registers + Int(i.a)
    switch i.op {
    case .useModule:
      let path = code.constants[Int(i.b)].asText ?? ""
      target.put(RegisterCell(.object(try interpreter.module(path, from: code.source))))
    case .useName:
      let name = code.constants[Int(i.c)].asText ?? ""
      guard let module = registers[Int(i.b)].value.asObject as? ModuleObject else { return }
      guard let value = module.member(name) else {
        throw Indexing.noField(name, of: .object(module), host: interpreter.host)
      }
      target.put(RegisterCell(value))
    default:
      let name = code.constants[Int(i.b)].asText ?? ""
      let type = code.constants[Int(i.c)].asText ?? ""
      let given: Value? = target.pointee.tag == Tag.unset ? nil : target.pointee.value
      target.put(RegisterCell(try interpreter.parameterValue(name, type: type, given: given, source: code.source)))
    }
  }

  // MARK: `expect`

  @inline(never) func expectationFailed(
    _ index: Int, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) -> Diagnostic {
    let code = frame.pointee.entry.pointee.code.takeUnretainedValue()
    let expectation = code.expectations[index]
    let condition = code.source.text(expectation.condition)
    let why = expectation.whyRegister.map { registers[$0].value.text }
    var problem = Diagnostic(
      "R050", why.map { "expected \(condition): \($0)" } ?? "expected \(condition)", source: code.source,
      span: expectation.condition)
    for part in expectation.parts where registers[part.register].tag != Tag.unset {
      problem.notes.append("\(part.text) = \(Machine.short(registers[part.register].value))")
    }
    return problem
  }

  private static func short(_ value: Value) -> String {
    let text = value.inline
    return text.count > 100 ? String(text.prefix(100)) + "…" : text
  }
}
