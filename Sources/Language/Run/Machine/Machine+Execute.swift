// Safe because the compiler reserves every register, constant and slot that it writes into an instruction, windows are
// checked against the end of the stack when a call opens them, and tags are compared before bits are read as objects.
extension Machine {
  /// Runs the innermost call, which Swift opened, until it returns. The loop keeps its own state in local variables;
  /// whatever is not quick stands in functions of its own, so that this one stays small enough to be fast.
  func execute() throws -> RegisterCell {
    var frame = state.pointee.frame
    var pc = frame.pointee.pc
    var registers = frame.pointee.base
    while true {
      do {
        while true {
          pc += 1
          let i = Running(before: pc)
          switch i.op {
          // MARK: Moves
          case .move:
            let cell = registers[Int(i.b)]
            cell.retain()
            (registers + Int(i.a)).put(cell)
          case .take:
            let cell = registers[Int(i.b)]
            registers[Int(i.b)] = .unset
            (registers + Int(i.a)).put(cell)
          case .loadConstant:
            let cell = frame.pointee.entry.pointee.constants[Int(i.b)]
            cell.retain()
            (registers + Int(i.a)).put(cell)
          case .loadInt: (registers + Int(i.a)).put(.int(i.wide))
          case .clear: (registers + Int(i.a)).clear()
          case .checkSet:
            if registers[Int(i.a)].tag == Tag.unset { throw unset(frame.pointee.entry.pointee.constants[Int(i.b)]) }
          case .getGlobal:
            let cell = frame.pointee.entry.pointee.globals[Int(i.b)]
            if cell.tag == Tag.unset { throw unsetGlobal(frame, Int(i.b)) }
            cell.retain()
            (registers + Int(i.a)).put(cell)
          case .peekGlobal:
            let cell = frame.pointee.entry.pointee.globals[Int(i.b)]
            cell.retain()
            (registers + Int(i.a)).put(cell)
          case .getCapture:
            let cell = Machine.captures(frame)[Int(i.b)]
            if cell.tag == Tag.unset { throw unset(frame.pointee.entry.pointee.constants[Int(i.c)]) }
            cell.retain()
            (registers + Int(i.a)).put(cell)
          case .getCaptureBox:
            try readBox(
              Machine.captures(frame)[Int(i.b)], registers + Int(i.a), frame.pointee.entry.pointee.constants[Int(i.c)])
          case .setCaptureBox: writeBox(Machine.captures(frame)[Int(i.b)], registers + Int(i.a))
          case .newBox: makeBox(registers + Int(i.a))
          case .getBox:
            try readBox(registers[Int(i.b)], registers + Int(i.a), frame.pointee.entry.pointee.constants[Int(i.c)])
          case .setBox: writeBox(registers[Int(i.a)], registers + Int(i.b))
          case .loadSelf: loadSelf(frame, registers + Int(i.a))
          case .closure: makeClosure(frame, registers, i)

          // MARK: Arithmetic
          case .add:
            if Machine.adds(i, registers) { continue }
            if registers[Int(i.b)].tag == Tag.text, registers[Int(i.c)].tag == Tag.text {
              try addTexts(i, registers)
            } else {
              try combine(.add, i, registers)
            }
          case .addText: try addText(i, registers, frame.pointee.entry.pointee.constants[Int(i.c)])
          case .concatenate: if try concatenate(i, registers, frame) { pc += Int(i.d) }
          case .subtract:
            let y = registers[Int(i.c)]
            if Machine.quickly(i, registers, y, { $0.subtractingReportingOverflow($1) }, -) { continue }
            try combine(.subtract, i, registers)
          case .multiply:
            let y = registers[Int(i.c)]
            if Machine.quickly(i, registers, y, { $0.multipliedReportingOverflow(by: $1) }, *) { continue }
            try combine(.multiply, i, registers)
          case .divide:
            let x = registers[Int(i.b)]
            let y = registers[Int(i.c)]
            if x.tag == Tag.double, y.tag == Tag.double, y.double != 0 {
              (registers + Int(i.a)).put(.double(x.double / y.double))
              continue
            }
            try combine(.divide, i, registers)
          case .floorDivide: try combine(.floorDivide, i, registers)
          case .modulo:
            let x = registers[Int(i.b)]
            let y = registers[Int(i.c)]
            if x.tag == Tag.int, y.tag == Tag.int, y.int > 0 {
              (registers + Int(i.a)).put(.int(Machine.modulo(x.int, y.int)))
              continue
            }
            try combine(.modulo, i, registers)
          case .power: try combine(.power, i, registers)
          case .addInt:
            if Machine.addsInt(i, registers) { continue }
            try combine(.add, i, registers, with: .int(i.signedC))
          case .subtractInt:
            let x = registers[Int(i.b)]
            if x.tag == Tag.int {
              let (sum, overflow) = x.int.subtractingReportingOverflow(i.signedC)
              if !overflow { (registers + Int(i.a)).put(.int(sum)); continue }
            }
            try combine(.subtract, i, registers, with: .int(i.signedC))
          case .addLoopIfLess:
            guard Machine.adds(i, registers) else { try combine(.add, i, registers); continue }
            try loop(registers, &pc, <)
          case .addLoopIfLessOrEqual:
            guard Machine.adds(i, registers) else { try combine(.add, i, registers); continue }
            try loop(registers, &pc, <=)
          case .addIntLoopIfLess:
            if Machine.addsInt(i, registers) { try loop(registers, &pc, <); continue }
            try combine(.add, i, registers, with: .int(i.signedC))
          case .addIntLoopIfLessOrEqual:
            if Machine.addsInt(i, registers) { try loop(registers, &pc, <=); continue }
            try combine(.add, i, registers, with: .int(i.signedC))
          case .addRangeNext:
            guard Machine.adds(i, registers) else { try combine(.add, i, registers); continue }
            pc += 1
            try nextOfRange(Running(before: pc), registers, &pc)
          case .multiplyConstant:
            let y = frame.pointee.entry.pointee.constants[Int(i.c)]
            if Machine.quickly(i, registers, y, { $0.multipliedReportingOverflow(by: $1) }, *) { continue }
            try combine(.multiply, i, registers, with: y)
          case .divideConstant:
            try combine(.divide, i, registers, with: frame.pointee.entry.pointee.constants[Int(i.c)])
          case .floorDivideConstant:
            let x = registers[Int(i.b)]
            let y = frame.pointee.entry.pointee.constants[Int(i.c)]
            if x.tag == Tag.int, y.tag == Tag.int, y.int > 0 {
              (registers + Int(i.a)).put(.int(Machine.floorDivide(x.int, y.int)))
              continue
            }
            try combine(.floorDivide, i, registers, with: y)
          case .moduloConstant:
            let x = registers[Int(i.b)]
            let y = frame.pointee.entry.pointee.constants[Int(i.c)]
            if x.tag == Tag.int, y.tag == Tag.int, y.int > 0 {
              (registers + Int(i.a)).put(.int(Machine.modulo(x.int, y.int)))
              continue
            }
            try combine(.modulo, i, registers, with: y)
          case .negate: try negate(i, registers)
          case .not: try not(i, registers)
          case .equal: if !comparedQuickly(i, registers, ==) { try compared(.equal, i, registers) }
          case .notEqual: if !comparedQuickly(i, registers, !=) { try compared(.notEqual, i, registers) }
          case .less: if !comparedQuickly(i, registers, <) { try compared(.less, i, registers) }
          case .lessOrEqual: if !comparedQuickly(i, registers, <=) { try compared(.lessOrEqual, i, registers) }
          case .greater: if !comparedQuickly(i, registers, >) { try compared(.greater, i, registers) }
          case .greaterOrEqual: if !comparedQuickly(i, registers, >=) { try compared(.greaterOrEqual, i, registers) }
          case .isIn: try membership(.isIn, i, registers)
          case .isNotIn: try membership(.isNotIn, i, registers)

          // MARK: Jumps
          case .jump: pc += i.wide
          case .loop:
            try poll()
            pc += i.wide
          case .jumpIfFalse:
            let x = registers[Int(i.a)]
            if x.tag != Tag.bool { throw notACondition(x) }
            if x.bits == 0 { pc += i.wide }
          case .jumpIfTrue:
            let x = registers[Int(i.a)]
            if x.tag != Tag.bool { throw notACondition(x) }
            if x.bits != 0 {
              pc += i.wide
              try poll()
            }
          case .unlessEqual: if try !holds(.equal, i, registers, ==, ==) { pc += i.signedC }
          case .unlessNotEqual: if try !holds(.notEqual, i, registers, !=, !=) { pc += i.signedC }
          case .unlessLess: if try !holds(.less, i, registers, <, <) { pc += i.signedC }
          case .unlessLessOrEqual: if try !holds(.lessOrEqual, i, registers, <=, <=) { pc += i.signedC }
          case .unlessGreater: if try !holds(.greater, i, registers, >, >) { pc += i.signedC }
          case .unlessGreaterOrEqual: if try !holds(.greaterOrEqual, i, registers, >=, >=) { pc += i.signedC }
          case .unlessEqualInt: if try !holdsInt(.equal, i, registers, ==) { pc += i.signedC }
          case .unlessNotEqualInt: if try !holdsInt(.notEqual, i, registers, !=) { pc += i.signedC }
          case .unlessLessInt: if try !holdsInt(.less, i, registers, <) { pc += i.signedC }
          case .unlessLessOrEqualInt: if try !holdsInt(.lessOrEqual, i, registers, <=) { pc += i.signedC }
          case .unlessGreaterInt: if try !holdsInt(.greater, i, registers, >) { pc += i.signedC }
          case .unlessGreaterOrEqualInt: if try !holdsInt(.greaterOrEqual, i, registers, >=) { pc += i.signedC }
          case .loopIfEqual: if try holds(.equal, i, registers, ==, ==) { pc += i.signedC; try poll() }
          case .loopIfNotEqual: if try holds(.notEqual, i, registers, !=, !=) { pc += i.signedC; try poll() }
          case .loopIfLess: if try holds(.less, i, registers, <, <) { pc += i.signedC; try poll() }
          case .loopIfLessOrEqual: if try holds(.lessOrEqual, i, registers, <=, <=) { pc += i.signedC; try poll() }
          case .loopIfGreater: if try holds(.greater, i, registers, >, >) { pc += i.signedC; try poll() }
          case .loopIfGreaterOrEqual:
            if try holds(.greaterOrEqual, i, registers, >=, >=) { pc += i.signedC; try poll() }
          case .loopIfEqualInt: if try holdsInt(.equal, i, registers, ==) { pc += i.signedC; try poll() }
          case .loopIfNotEqualInt: if try holdsInt(.notEqual, i, registers, !=) { pc += i.signedC; try poll() }
          case .loopIfLessInt: if try holdsInt(.less, i, registers, <) { pc += i.signedC; try poll() }
          case .loopIfLessOrEqualInt: if try holdsInt(.lessOrEqual, i, registers, <=) { pc += i.signedC; try poll() }
          case .loopIfGreaterInt: if try holdsInt(.greater, i, registers, >) { pc += i.signedC; try poll() }
          case .loopIfGreaterOrEqualInt:
            if try holdsInt(.greaterOrEqual, i, registers, >=) { pc += i.signedC; try poll() }
          case .andTest: if try decides(and: registers + Int(i.a)) { pc += i.wide }
          case .orTest: if try decides(or: registers + Int(i.a)) { pc += i.wide }
          case .fallbackTest: if decides(fallback: registers + Int(i.a)) { pc += i.wide }
          case .andJoin: try join(.and, i, registers)
          case .orJoin: try join(.or, i, registers)
          case .fallbackJoin: try join(.fallback, i, registers)
          case .jumpIfSet: if registers[Int(i.a)].tag != Tag.unset { pc += i.wide }

          // MARK: Collections
          case .getIndex:
            let x = registers[Int(i.b)]
            let y = registers[Int(i.c)]
            if x.tag == Tag.list, y.tag == Tag.int {
              let cell = x.object(as: ListObject.self)._withUnsafeGuaranteedRef { $0.cells.cell(at: y.int) }
              if cell.tag == Tag.unset { try index(i, registers); continue }
              if cell.tag == Tag.record, pc.pointee.reads(i.a),
                fieldOfElement(cell, i, Running(before: pc + 1), registers, frame)
              {
                pc += 1
                continue
              }
              cell.retain()
              if i.bDies { (registers + Int(i.b)).clear() }
              (registers + Int(i.a)).put(cell)
              continue
            }
            try index(i, registers)
          case .getField:
            let x = registers[Int(i.b)]
            if x.tag == Tag.record {
              let cache = frame.pointee.entry.pointee.caches + Int(i.c)
              let cell = x.object(as: RecordObject.self)._withUnsafeGuaranteedRef { $0.cell(cache) }
              if cell.tag != Tag.unset {
                cell.retain()
                if i.bDies { (registers + Int(i.b)).clear() }
                (registers + Int(i.a)).put(cell)
                continue
              }
            }
            try field(i, registers, frame)
          case .setIndex:
            if !i.isShared, Machine.setElement(registers + Int(i.a), registers[Int(i.b)], registers + Int(i.c)) {
              continue
            }
            try setIndex(i, registers, frame)
          case .setIndexConstant:
            let constant = frame.pointee.entry.pointee.constants[Int(i.c)]
            if Machine.setElement(registers + Int(i.a), registers[Int(i.b)], constant: constant) { continue }
            try setIndexConstant(i, registers, constant)
          case .setField:
            if !i.isShared, Machine.setKnownField(registers + Int(i.a), registers + Int(i.b), Int(i.c), frame) {
              continue
            }
            try setField(i, registers, frame)
          case .appendElement:
            if !i.isShared, Machine.appendQuickly(registers + Int(i.a), registers + Int(i.b), i) { continue }
            try appendElement(i, registers, frame)
          case .appendConstant:
            let constant = frame.pointee.entry.pointee.constants[Int(i.b)]
            if Machine.appendQuickly(registers + Int(i.a), constant: constant) { continue }
            try appendConstant(i, registers, constant)
          case .addShared: if !Machine.addsToBox(i, registers, frame) { try addShared(i, registers, frame) }
          case .setPath: try setPath(i, registers, frame)
          case .range: try makeRange(i, registers)
          case .joinText: try joinText(i, registers, frame)
          case .appendText: try appendText(i, registers, frame)
          case .newRecord: newRecord(i, registers, frame)
          case .newList, .extendList, .spreadList, .setEntry, .spreadRecord, .unpack, .toText:
            try collect(i, registers, frame)

          // MARK: Loops
          case .rangePrepare: try prepareRange(registers + Int(i.a))
          case .rangeNext: try nextOfRange(i, registers, &pc)
          case .iteratePrepare: try prepareIteration(registers + Int(i.a), pairs: i.b != 0)
          case .iterateNext:
            let base = registers + Int(i.a)
            if base.pointee.tag == Tag.list {
              let cell = base.pointee.object(as: ListObject.self)._withUnsafeGuaranteedRef {
                $0.cells.cell(at: base[1].int)
              }
              if cell.tag == Tag.unset { continue }
              cell.retain()
              base[1].bits &+= 1
              (base + 2).put(cell)
              pc += i.wide
              try poll()
            } else if advance(base) {
              pc += i.wide
              try poll()
            }
          case .iteratePairNext:
            if advancePair(registers + Int(i.a)) {
              pc += i.wide
              try poll()
            }

          // MARK: Calls
          case .callGlobal:
            // A variable of the script is never bound anew while a function runs.
            let callee = frame.pointee.entry.pointee.globals[Int(i.b)]
            if try enterQuickly(callee, i, &frame, &pc, &registers) { continue }
            frame.pointee.pc = pc
            try callVariable(i, registers, frame)
            frame = state.pointee.frame
            pc = frame.pointee.pc
            registers = frame.pointee.base
          case .call:
            // A callee in a register is kept there for the length of the call.
            if !frame.pointee.entry.pointee.isMain,
              try enterQuickly(registers[Int(i.a)], i, &frame, &pc, &registers)
            {
              continue
            }
            frame.pointee.pc = pc
            try call(i, registers, frame)
            frame = state.pointee.frame
            pc = frame.pointee.pc
            registers = frame.pointee.base
          case .callLocal, .callCapture:
            // The variable keeps the function for the length of the call: nothing else binds it meanwhile.
            let callee = i.op == .callLocal ? registers[Int(i.b)] : Machine.captures(frame)[Int(i.b)]
            if try enterQuickly(callee, i, &frame, &pc, &registers) { continue }
            frame.pointee.pc = pc
            try callCopy(of: callee, i, registers, frame)
            frame = state.pointee.frame
            pc = frame.pointee.pc
            registers = frame.pointee.base
          case .tryQuick:
            let length = Machine.quickLength(i, registers[Int(i.c)])
            if length >= 0 {
              (registers + Int(i.a)).put(.int(length))
              pc += Int(i.d)
              continue
            }
            if tryQuick(i, registers, frame) { pc += Int(i.d) }
          case .tryQuickTemporary, .tryQuickBox, .tryQuickCapture, .tryQuickCaptureBox:
            if tryQuick(i, registers, frame) { pc += Int(i.d) }
          case .callHost:
            frame.pointee.pc = pc
            try callHost(i, registers, frame, frame.pointee.entry.pointee.constants[Int(i.b)])
          case .callShaped, .callGlobalMain:
            frame.pointee.pc = pc
            if i.op == .callShaped {
              try callShaped(i, registers, frame)
            } else {
              try callVariable(i, registers, frame)
            }
            frame = state.pointee.frame
            pc = frame.pointee.pc
            registers = frame.pointee.base
          case .pickCallee: pickCallee(registers + Int(i.a), frame.pointee.entry.pointee.constants[Int(i.b)])
          case .returnValue:
            let result = registers[Int(i.a)]
            registers[Int(i.a)].tag = Tag.unset
            var local = registers
            let end = registers + Int(i.b)
            while local < end {
              if local.pointee.isObject { local.clear() }
              local += 1
            }
            let target = frame.pointee.result
            frame -= 1
            state.pointee.frame = frame
            guard let target else { return result }
            target.put(result)
            pc = frame.pointee.pc
            registers = frame.pointee.base
          case .returnFull, .returnNone, .returnMain:
            let result = leave(i, registers, frame)
            let target = frame.pointee.result
            frame -= 1
            state.pointee.frame = frame
            guard let target else { return result }
            target.put(result)
            pc = frame.pointee.pc
            registers = frame.pointee.base

          // MARK: Statements
          case .expectFailed: throw expectationFailed(Int(i.a), registers, frame)
          case .useModule, .useName, .parameter:
            frame.pointee.pc = pc
            try declare(i, registers, frame)
          }
        }
      } catch {
        try unwind(error, pc)
        frame = state.pointee.frame
        pc = frame.pointee.pc
        registers = frame.pointee.base
      }
    }
  }
}
