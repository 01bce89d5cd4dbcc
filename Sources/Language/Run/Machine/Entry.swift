/// What the machine needs of a `Code` while it runs, in raw memory beside each other.
struct Entry {
  let instructions: UnsafeMutablePointer<Instruction>
  let constants: UnsafeMutablePointer<RegisterCell>
  let caches: UnsafeMutablePointer<FieldCache>
  let paths: UnsafeMutablePointer<Int>
  let formats: UnsafeMutablePointer<Int>
  let globals: UnsafeMutablePointer<RegisterCell>
  let parameterCount: Int
  let localCount: Int
  let registerCount: Int
  let isMain: Bool
  let code: Unmanaged<Code>
  private let counts: (instructions: Int, constants: Int, caches: Int)

  init(_ code: Code) {
    // Safe because the memory is freed in `destroy`, which the code's deinit calls; nothing runs code that is gone,
    // since functions hold their code and a running statement is held by the interpreter.
    instructions = .allocate(capacity: max(1, code.instructions.count))
    instructions.initialize(from: code.instructions, count: code.instructions.count)
    constants = .allocate(capacity: max(1, code.constants.count))
    for (index, constant) in code.constants.enumerated() {
      (constants + index).initialize(to: RegisterCell(constant))
    }
    caches = .allocate(capacity: max(1, code.fields.count))
    caches.initialize(repeating: FieldCache(), count: code.fields.count)
    paths = Entry.block(code.paths)
    formats = Entry.block(code.formats)
    globals = code.space.cells
    parameterCount = code.parameters.count
    localCount = code.localCount
    registerCount = code.registerCount
    isMain = code.isMain
    self.code = Unmanaged.passUnretained(code)
    counts = (code.instructions.count, code.constants.count, code.fields.count)
  }

  private static func block(_ numbers: [Int]) -> UnsafeMutablePointer<Int> {
    let block = UnsafeMutablePointer<Int>.allocate(capacity: max(1, numbers.count))
    block.initialize(from: numbers, count: numbers.count)
    return block
  }

  func destroy() {
    paths.deallocate()
    formats.deallocate()
    instructions.deallocate()
    for index in 0..<counts.constants { constants[index].release() }
    constants.deallocate()
    for index in 0..<counts.caches { caches[index].shape?.release() }
    caches.deallocate()
  }
}

/// Where a field lay the last time: in records of this shape, at this slot. The shape is held, so that its address
/// cannot come to mean another.
struct FieldCache {
  var shape: Unmanaged<Shape>?
  var slot = 0
}

extension RecordObject {
  /// The access met a record of this shape the last time, so its slot is one of the fields.
  @inline(__always) func isKnown(_ cache: UnsafeMutablePointer<FieldCache>) -> Bool {
    guard let known = cache.pointee.shape else { return false }
    return Unmanaged.passUnretained(shape).toOpaque() == known.toOpaque()
  }

  /// The field that an access met the last time; unset when this record is of another shape.
  @inline(__always) func cell(_ cache: UnsafeMutablePointer<FieldCache>) -> RegisterCell {
    isKnown(cache) ? cells.first[cache.pointee.slot] : .unset
  }
}
