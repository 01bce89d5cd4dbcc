/// A register: sixteen raw bytes with manual reference counting, so that the machine's fast path touches no count.
/// A cell that holds an object owns one reference to it.
struct RegisterCell {
  var bits: UInt
  var tag: UInt

  @inline(__always) init(bits: UInt, tag: UInt) {
    self.bits = bits
    self.tag = tag
  }

  @inline(__always) static var unset: RegisterCell { RegisterCell(bits: 0, tag: Tag.unset) }
  @inline(__always) static var none: RegisterCell { RegisterCell(bits: 0, tag: Tag.none) }
  @inline(__always) static func bool(_ value: Bool) -> RegisterCell { RegisterCell(bits: value ? 1 : 0, tag: Tag.bool) }
  @inline(__always) static func int(_ value: Int) -> RegisterCell {
    RegisterCell(bits: UInt(bitPattern: value), tag: Tag.int)
  }

  @inline(__always) static func double(_ value: Double) -> RegisterCell {
    RegisterCell(bits: UInt(value.bitPattern), tag: Tag.double)
  }

  /// Zeroed memory is unset; everything from `text` on is an object.
  enum Tag {
    @inline(__always) static var unset: UInt { 0 }
    @inline(__always) static var none: UInt { 1 }
    @inline(__always) static var bool: UInt { 2 }
    @inline(__always) static var int: UInt { 3 }
    @inline(__always) static var double: UInt { 4 }
    @inline(__always) static var text: UInt { 5 }
    @inline(__always) static var list: UInt { 6 }
    @inline(__always) static var record: UInt { 7 }
    @inline(__always) static var range: UInt { 8 }
    @inline(__always) static var function: UInt { 9 }
    @inline(__always) static var box: UInt { 10 }
    @inline(__always) static var other: UInt { 11 }
    @inline(__always) static var plain: UInt { 12 }
  }

  @inline(__always) var isObject: Bool { tag >= Tag.text }
  @inline(__always) var int: Int { Int(bitPattern: bits) }
  @inline(__always) var double: Double { Double(bitPattern: UInt64(bits)) }

  /// Takes over the value's reference.
  @inline(__always) init(_ value: consuming Value) {
    switch consume value {
    case .none: self = .none
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .object(let object):
      let layout = object.layout
      // Safe because the reference passed on here is given back by `release` or `take`.
      let bits = UInt(bitPattern: Unmanaged.passRetained(object).toOpaque())
      self.init(bits: bits, tag: Tag.text + UInt(layout.rawValue))
    }
  }

  /// A new object of a class that the tag names.
  @inline(__always) static func object(_ object: consuming Object, _ tag: UInt) -> RegisterCell {
    // Safe because the reference passed on here is given back by `release` or `take`.
    RegisterCell(bits: UInt(bitPattern: Unmanaged.passRetained(object).toOpaque()), tag: tag)
  }

  /// The object of a cell whose tag says that it holds one.
  @inline(__always) var object: Unmanaged<Object> {
    // Safe because a cell with an object's tag was made from a live object and owns a reference.
    Unmanaged<Object>.fromOpaque(UnsafeRawPointer(bitPattern: bits).unsafelyUnwrapped)
  }

  /// The object as the class that its tag names.
  @inline(__always) func object<Kind: Object>(as kind: Kind.Type) -> Unmanaged<Kind> {
    // Safe because each tag stands for one final class, and callers have compared the tag.
    Unmanaged<Kind>.fromOpaque(UnsafeRawPointer(bitPattern: bits).unsafelyUnwrapped)
  }

  /// A copy that owns a reference of its own.
  @inline(__always) var value: Value {
    switch tag {
    case Tag.int: .int(int)
    case Tag.double: .double(double)
    case Tag.bool: .bool(bits != 0)
    case Tag.none, Tag.unset: .none
    default: .object(object.takeUnretainedValue())
    }
  }

  /// The count of an object with one holder, as Swift's runtime writes it into a new one; a test compares it. Any other
  /// count is left to Swift to read.
  @inline(__always) static var oneHolder: UInt { 3 }

  @inline(__always) func retain() { if isObject { _ = object.retain() } }
  @inline(__always) func release() { if isObject { object.release() } }
}

extension UnsafeMutablePointer where Pointee == RegisterCell {
  /// Puts a cell here in place of what was held.
  @inline(__always) func put(_ cell: RegisterCell) {
    let old = pointee
    pointee = cell
    old.release()
  }

  /// Moves the value out: this cell is unset afterwards.
  @inline(__always) func take() -> Value {
    let cell = pointee
    pointee = .unset
    return cell.isObject ? .object(cell.object.takeRetainedValue()) : cell.value
  }

  /// Lets go of what is held.
  @inline(__always) func clear() {
    let old = pointee
    pointee = .unset
    old.release()
  }

  /// Nobody else holds the object of this cell, whose tag names its class.
  @inline(__always) func isUnique<Kind: Object>(_ kind: Kind.Type) -> Bool {
    // Safe because an object begins with two words, its class and its count of holders, and the cell's own reference
    // keeps it while they are read; the cell's first word is a strong reference to an object of that class.
    let object = UnsafeRawPointer(bitPattern: pointee.bits).unsafelyUnwrapped
    if object.load(fromByteOffset: MemoryLayout<UInt>.size, as: UInt.self) == RegisterCell.oneHolder { return true }
    return UnsafeMutableRawPointer(self).assumingMemoryBound(to: kind).withMemoryRebound(to: Kind.self, capacity: 1) {
      isKnownUniquelyReferenced(&$0.pointee)
    }
  }
}
