extension Machine {
  // MARK: Calls

  /// The callee is in `a`, its arguments by position after it.
  @inline(never) func call(_ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws {
    try poll()
    let callee = registers + Int(i.a)
    let count = Int(i.d)
    if callee.pointee.tag == Tag.function {
      // Safe because the register, or its copy on the stack, keeps the function for the length of the call.
      let function = callee.pointee.object(as: FunctionObject.self)
      try function._withUnsafeGuaranteedRef { try enter($0, callee, count, frame) }
      return
    }
    guard let verb = verb(in: callee) else {
      throw notCallable(callee.pointee.value, site(i, frame))
    }
    try call(verb, i, registers, frame)
  }

  /// The callee is the variable of the script in slot `b`.
  @inline(never) func callVariable(
    _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    let cell = frame.pointee.entry.pointee.globals[Int(i.b)]
    guard cell.tag != Tag.unset else { throw unsetGlobal(frame, Int(i.b)) }
    cell.retain()
    (registers + Int(i.a)).put(cell)
    try call(i, registers, frame)
  }

  /// The callee is a variable that holds no function of a script with as many parameters as the call gives arguments.
  @inline(never) func callCopy(
    of cell: RegisterCell, _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    if cell.tag == Tag.unset {
      let names = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.captureNames }
      throw noValue(names.indices.contains(Int(i.b)) ? names[Int(i.b)] : "it")
    }
    cell.retain()
    (registers + Int(i.a)).put(cell)
    try call(i, registers, frame)
  }

  /// The result of a verb's quick form `b` for the variable `c`, which stays where it lies, or for a temporary value in
  /// register `c`, which dies; false where the call that follows must be made.
  @inline(never) func tryQuick(_ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) -> Bool {
    guard let form = QuickForm(rawValue: Int(i.b)) else { return false }
    let place = Int(i.c)
    let cell: RegisterCell =
      switch i.op {
      case .tryQuickBox: Machine.content(ofBox: registers[place])
      case .tryQuickCapture: Machine.captures(frame)[place]
      case .tryQuickCaptureBox: Machine.content(ofBox: Machine.captures(frame)[place])
      default: registers[place]
      }
    let result = form.result(cell)
    if result.tag == Tag.unset { return false }
    if i.op == .tryQuickTemporary { (registers + place).clear() }
    (registers + Int(i.a)).put(result)
    return true
  }

  /// The same for the commonest of all, the number of elements of a list in a register; below 0 for anything else.
  @inline(__always) static func quickLength(_ i: Running, _ cell: RegisterCell) -> Int {
    guard Int(i.b) == QuickForm.length.rawValue, cell.tag == Tag.list else { return -1 }
    return cell.object(as: ListObject.self)._withUnsafeGuaranteedRef { $0.cells.count }
  }

  /// Calls a verb that was known when the code was compiled.
  @inline(never) func callHost(
    _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>, _ constant: RegisterCell
  ) throws {
    // Safe because the compiler puts nothing but verbs into these constants, and the code holds them.
    let verb = constant.object(as: Callable.self)
    try verb._withUnsafeGuaranteedRef { try hand(to: $0, registers + Int(i.a), Int(i.d), site(i, frame)) }
  }

  private func call(_ verb: Callable, _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) throws
  {
    let callee = registers + Int(i.a)
    if i.d == 1, let form = verb.quickForm {
      let result = form.result(callee[1])
      if result.tag != Tag.unset {
        (callee + 1).clear()
        callee.put(result)
        return
      }
    }
    try hand(to: verb, callee, Int(i.d), site(i, frame))
  }

  private func hand(to verb: Callable, _ callee: Registers, _ count: Int, _ site: CallSite) throws {
    if stop.isSet { throw interrupted() }
    // Swift makes an array of known length in half the time.
    let values: [Value] =
      switch count {
      case 1: [(callee + 1).take()]
      case 2: [(callee + 1).take(), (callee + 2).take()]
      case 3: [(callee + 1).take(), (callee + 2).take(), (callee + 3).take()]
      default: (0..<count).map { (callee + $0 + 1).take() }
      }
    let result = try verb.call(Arguments(values, site: site), interpreter)
    callee.put(RegisterCell(result))
  }

  /// Opens the window of a script's function whose arguments, as many as it takes, lie after register `a`; false where
  /// the call takes a longer way.
  @inline(__always) func enterQuickly(
    _ callee: RegisterCell, _ i: Running, _ frame: inout UnsafeMutablePointer<Frame>,
    _ pc: inout UnsafeMutablePointer<Instruction>, _ registers: inout Registers
  ) throws -> Bool {
    guard callee.tag == Tag.function else { return false }
    let entry = callee.object(as: FunctionObject.self)._withUnsafeGuaranteedRef { $0.entry }
    let result = registers + Int(i.a)
    let base = result + 1
    guard entry.pointee.parameterCount == Int(i.d), base + entry.pointee.registerCount < stackEnd else { return false }
    try poll()
    frame.pointee.pc = pc
    let next = frame + 1
    try checkDepth(next)
    var index = entry.pointee.parameterCount
    while index < entry.pointee.localCount {
      base[index] = .unset
      index += 1
    }
    frame = next
    pc = entry.pointee.instructions
    next.pointee.entry = entry
    next.pointee.base = base
    next.pointee.result = result
    next.pointee.closure = callee.bits
    registers = base
    state.pointee.frame = next
    return true
  }

  /// Opens the window of a function whose arguments lie after `callee`.
  private func enter(
    _ function: FunctionObject, _ callee: Registers, _ count: Int, _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    let entry = function.entry
    guard count <= entry.pointee.parameterCount else { throw tooMany(count, function) }
    let base = try window(callee, count, entry, frame)
    for index in stride(from: count, to: entry.pointee.localCount, by: 1) { base[index] = .unset }
    try open(function, base, callee, frame, isFull: count == entry.pointee.parameterCount)
  }

  /// The first register of the new window: the arguments where they lie, or, from a script's own statement (whose
  /// registers are not on the stack), moved there.
  private func window(
    _ callee: Registers, _ count: Int, _ entry: UnsafeMutablePointer<Entry>, _ frame: UnsafeMutablePointer<Frame>
  ) throws -> Registers {
    let isMain = frame.pointee.entry.pointee.isMain
    let base = isMain ? frame.pointee.stackTop : callee + 1
    guard base + max(entry.pointee.registerCount, count) < stackEnd else { throw tooDeep() }
    guard isMain else { return base }
    for index in 0..<count {
      base[index] = callee[index + 1]
      callee[index + 1] = .unset
    }
    return base
  }

  /// Pushes the call; every parameter is set or unset by now.
  private func open(
    _ function: FunctionObject, _ base: Registers, _ result: Registers, _ frame: UnsafeMutablePointer<Frame>,
    isFull: Bool = false
  ) throws {
    let entry = function.entry
    if !isFull, let missing = missing(function, base) {
      for index in 0..<entry.pointee.parameterCount { (base + index).clear() }
      throw missing
    }
    let next = frame + 1
    do { try checkDepth(next) } catch {
      for index in 0..<entry.pointee.parameterCount { (base + index).clear() }
      throw error
    }
    next.initialize(
      to: Frame(
        entry: entry, pc: entry.pointee.instructions, base: base, result: result,
        closure: UInt(bitPattern: Unmanaged.passUnretained(function).toOpaque()), stackTop: base))
    state.pointee.frame = next
  }

  @inline(__always) func checkDepth(_ next: UnsafeMutablePointer<Frame>) throws {
    if next >= state.pointee.framesEnd { throw tooDeep() }
  }

  // MARK: Names and spreads

  /// Some arguments are given by name or are spreads; the site says which.
  @inline(never) func callShaped(
    _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    try poll()
    let callee = registers + Int(i.a)
    let site = site(i, frame)
    let arguments = try gather(callee, site)
    if callee.pointee.tag == Tag.function {
      let function = callee.pointee.object(as: FunctionObject.self).takeUnretainedValue()
      try enter(function, arguments, callee, frame)
      return
    }
    guard let verb = verb(in: callee) else {
      throw notCallable(callee.pointee.value, site)
    }
    if stop.isSet { throw interrupted() }
    let result = try verb.call(arguments, interpreter)
    callee.put(RegisterCell(result))
  }

  private func gather(_ callee: Registers, _ site: CallSite) throws -> Arguments {
    var arguments = Arguments([], site: site)
    for (index, argument) in site.arguments.enumerated() {
      let value = (callee + index + 1).take()
      if argument.isSpread {
        switch value {
        case .object(let object as ListObject): arguments.values += object.values
        case .object(let object as RecordObject): arguments.named += object.fields
        default:
          throw located(
            Diagnostic("R032", "`..` takes a list or a record apart, not \(value.aKind)"), site.source, argument.span)
        }
      } else if let name = argument.name {
        arguments.named.append((name, value))
      } else if arguments.named.isEmpty {
        arguments.values.append(value)
      } else {
        throw located(
          Diagnostic("R033", "an argument by position stands after one by name", help: "give it a name too"),
          site.source, argument.span)
      }
    }
    return arguments
  }

  private func enter(
    _ function: FunctionObject, _ arguments: Arguments, _ callee: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    let parameters = function.template.code.parameters
    guard arguments.values.count <= parameters.count else { throw tooMany(arguments.values.count, function) }
    var values: [Value?] = arguments.values
    values += Array(repeating: nil, count: parameters.count - arguments.values.count)
    for (name, value) in arguments.named {
      guard let index = parameters.firstIndex(where: { $0.name == name }) else {
        throw unknownArgument(name, function, arguments.site)
      }
      guard values[index] == nil else {
        throw located(
          Diagnostic("R034", "the argument `\(name)` is given twice"), arguments.site.source,
          arguments.site.span(ofArgument: name) ?? arguments.site.span)
      }
      values[index] = value
    }
    let base = try window(callee, 0, function.entry, frame)
    guard base + max(function.entry.pointee.registerCount, parameters.count) < stackEnd else { throw tooDeep() }
    for index in 0..<max(function.entry.pointee.localCount, parameters.count) { base[index] = .unset }
    for (index, value) in values.enumerated() {
      if let value { base[index] = RegisterCell(value) }
    }
    try open(function, base, callee, frame)
  }

  /// A variable that holds nothing callable does not hide the verb of its name.
  @inline(never) func pickCallee(_ register: Registers, _ verb: RegisterCell) {
    let cell = register.pointee
    let isCallable = cell.tag == Tag.function || cell.tag == Tag.other && cell.value.isCallable
    guard !isCallable else { return }
    verb.retain()
    register.put(verb)
  }

  private func verb(in cell: Registers) -> Callable? {
    cell.pointee.tag == Tag.other ? cell.pointee.object.takeUnretainedValue() as? Callable : nil
  }

  func site(_ i: Running, _ frame: UnsafeMutablePointer<Frame>) -> CallSite {
    frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { $0.sites[Int(i.c)] }
  }

  // MARK: Returns

  /// The result of every return but the commonest, with all registers of the window let go of.
  @inline(never) func leave(
    _ i: Running, _ registers: Registers, _ frame: UnsafeMutablePointer<Frame>
  ) -> RegisterCell {
    switch i.op {
    case .returnMain:
      // b: 0 the register stays as it is, 1 it dies, 2 there is no value.
      if i.b == 2 { return .unset }
      let cell = registers[Int(i.a)]
      if i.b == 1 { registers[Int(i.a)] = .unset } else { cell.retain() }
      return cell
    case .returnNone:
      clearAll(registers, frame)
      return .none
    default:
      let cell = registers[Int(i.a)]
      registers[Int(i.a)] = .unset
      clearAll(registers, frame)
      return cell
    }
  }

  private func clearAll(_ registers: Registers, _ frame: UnsafeMutablePointer<Frame>) {
    for index in 0..<frame.pointee.entry.pointee.registerCount { (registers + index).clear() }
  }

  /// A result as Swift wants it.
  static func handOver(_ cell: RegisterCell) -> Value {
    // Safe because the cell owns its reference and is dropped here.
    cell.isObject ? .object(cell.object.takeRetainedValue()) : cell.value
  }
}
