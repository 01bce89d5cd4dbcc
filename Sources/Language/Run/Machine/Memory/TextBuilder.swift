/// Puts the pieces of an `f"…"` beside each other before they become one text.
struct TextBuilder {
  // Safe because `count` never passes `capacity`, and the block is given back by `free`, which the machine calls last.
  private var bytes: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 256
    bytes = .allocate(capacity: capacity)
  }

  func free() { bytes.deallocate() }

  mutating func add(_ cell: RegisterCell) {
    switch cell.tag {
    case RegisterCell.Tag.text: cell.object(as: TextObject.self)._withUnsafeGuaranteedRef { $0.withBytes { add($0) } }
    case RegisterCell.Tag.int: add(cell.int)
    default: add(cell.value.text)
    }
  }

  private mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  private mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let start = piece.baseAddress else { return }
    reserve(piece.count)
    (bytes + count).update(from: start, count: piece.count)
    count += piece.count
  }

  private mutating func add(_ number: Int) {
    let digits = Digits(number)
    reserve(digits.count)
    digits.write(to: bytes + count)
    count += digits.count
  }

  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let wanted = max(count + more, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
    capacity = wanted
  }

  /// The text; the builder is empty afterwards.
  mutating func take() -> TextObject {
    let text = TextObject(UnsafeBufferPointer(start: bytes, count: count))
    empty()
    return text
  }

  /// Begins anew, with no more room than usual texts need.
  mutating func empty() {
    count = 0
    if capacity > 1 << 16 {
      bytes.deallocate()
      self = TextBuilder()
    }
  }
}
