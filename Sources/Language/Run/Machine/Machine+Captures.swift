extension Machine {
  /// The captured cells of the function that runs in a frame.
  @inline(__always) static func captures(_ frame: UnsafeMutablePointer<Frame>) -> UnsafeMutablePointer<RegisterCell> {
    // Safe because capturing code runs only in a function's own frame, whose caller holds the function.
    Unmanaged<FunctionObject>.fromOpaque(UnsafeRawPointer(bitPattern: frame.pointee.closure).unsafelyUnwrapped)
      ._withUnsafeGuaranteedRef { $0.captures }
  }

  @inline(never) func loadSelf(_ frame: UnsafeMutablePointer<Frame>, _ target: Registers) {
    let function = Unmanaged<Object>.fromOpaque(UnsafeRawPointer(bitPattern: frame.pointee.closure).unsafelyUnwrapped)
    target.put(RegisterCell(.object(function.takeUnretainedValue())))
  }

  /// Makes a function of template `b` and gives it what it captures.
  @inline(never) func makeClosure(_ frame: UnsafeMutablePointer<Frame>, _ registers: Registers, _ i: Running) {
    let function = frame.pointee.entry.pointee.code._withUnsafeGuaranteedRef { FunctionObject($0.functions[Int(i.b)]) }
    let places = function.template.captures
    let captures = function.captures
    for index in 0..<function.captureCount {
      let place = places[index]
      let cell = place >= 0 ? registers[place] : Machine.captures(frame)[~place]
      cell.retain()
      captures[index] = cell
    }
    (registers + Int(i.a)).put(.object(function, Tag.function))
  }

  // MARK: Boxes

  @inline(never) func makeBox(_ register: Registers) {
    let content = register.pointee
    register.pointee = .object(Box(content), Tag.box)
  }

  @inline(__always) func readBox(_ box: RegisterCell, _ target: Registers, _ name: RegisterCell) throws {
    let cell = Machine.content(ofBox: box)
    if cell.tag == Tag.unset { throw unset(name) }
    cell.retain()
    target.put(cell)
  }

  /// Still the box's own.
  @inline(__always) static func content(ofBox box: RegisterCell) -> RegisterCell {
    box.object(as: Box.self)._withUnsafeGuaranteedRef { $0.cell }
  }

  /// The value dies where it was.
  @inline(__always) func writeBox(_ box: RegisterCell, _ register: Registers) {
    let cell = register.pointee
    register.pointee = .unset
    let old = box.object(as: Box.self)._withUnsafeGuaranteedRef { box in
      let old = box.cell
      box.cell = cell
      return old
    }
    old.release()
  }
}
