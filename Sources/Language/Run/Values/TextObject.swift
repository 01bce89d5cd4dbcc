import Glibc

/// A text: UTF-8 bytes of its own; a short one has them inside the object. Lengths and positions count code points;
/// equality and order go by code point too.
public final class TextObject: Object {
  // Safe because `size` never passes `capacity`, which is what was asked of the system, or `words` themselves; the
  // block is given back in deinit only; bytes come from valid texts and are cut between code points alone.
  /// The bytes lie in a block of their own.
  @exclusivity(unchecked) private var isLong = false
  /// The number of bytes.
  @exclusivity(unchecked) private(set) var size = 0
  /// Known once asked for: the number of code points, or -1.
  @exclusivity(unchecked) private var knownLength = -1
  /// The bytes themselves; of a long text the address of its block and how many bytes fit there.
  @exclusivity(unchecked) private var words: (UInt, UInt) = (0, 0)

  /// How many bytes fit into `words`.
  private static let inside = 16

  /// No bytes yet, and room for so many.
  init(room: Int) {
    if room > TextObject.inside {
      isLong = true
      words = (UInt(bitPattern: TextObject.block(nil, 0, room)), UInt(room))
    }
    super.init(layout: .text)
  }

  /// Bytes that the body writes into the room, as many as it returns; they must make a valid text.
  convenience init(room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    self.init(room: room)
    if isLong {
      size = min(body(block), room)
      return
    }
    withUnsafeMutableBytes(of: &words) { inside in
      guard let first = inside.baseAddress else { return }
      size = min(body(first.assumingMemoryBound(to: UInt8.self)), room)
    }
  }

  public convenience init(_ string: String) {
    var string = string
    self.init(room: string.utf8.count)
    string.withUTF8 { append($0) }
  }

  /// A copy of the bytes of a valid text.
  convenience init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(room: bytes.count)
    append(bytes)
  }

  /// One text, then the other, as a new one. No initializer, since those take hold of what they are given.
  static func joined(_ left: TextObject, _ right: TextObject) -> TextObject {
    let text = TextObject(room: left.size + right.size)
    left.withBytes { text.append($0) }
    right.withBytes { text.append($0) }
    return text
  }

  deinit { if isLong { free(block) } }

  public override var kind: String { "text" }
  public override var inline: String { TextObject.quoted(string) }
  public override var text: String { string }
  public override var count: Int? { length }

  /// The text as Swift wants it: a copy.
  public var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  // MARK: Bytes

  private var block: UnsafeMutablePointer<UInt8> {
    UnsafeMutablePointer(bitPattern: words.0).unsafelyUnwrapped
  }

  private var capacity: Int { isLong ? Int(bitPattern: words.1) : TextObject.inside }

  /// The bytes, for as long as the body runs, which does not change this text.
  @inline(__always) func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    if isLong { return try body(UnsafeBufferPointer(start: block, count: size)) }
    let size = size
    return try withUnsafeBytes(of: &words) {
      try body(UnsafeBufferPointer(start: $0.baseAddress?.assumingMemoryBound(to: UInt8.self), count: size))
    }
  }

  /// Adds to the end, in place; only for a text that nobody else holds. The bytes are those of another valid text.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    let total = size + bytes.count
    if total > capacity { grow(to: total) }
    if isLong {
      memcpy(block + size, start, bytes.count)
    } else {
      let size = size
      withUnsafeMutableBytes(of: &words) { inside in
        if let first = inside.baseAddress { memcpy(first + size, start, bytes.count) }
      }
    }
    size = total
    if knownLength >= 0 { knownLength += TextObject.codePoints(bytes) }
  }

  /// The same with an integer's digits.
  func append(_ number: Int) {
    let digits = Digits(number)
    let total = size + digits.count
    if total > capacity { grow(to: total) }
    if isLong {
      digits.write(to: block + size)
    } else {
      let size = size
      withUnsafeMutableBytes(of: &words) { inside in
        if let first = inside.baseAddress { digits.write(to: first.assumingMemoryBound(to: UInt8.self) + size) }
      }
    }
    size = total
    if knownLength >= 0 { knownLength += digits.count }
  }

  @inline(never) private func grow(to needed: Int) {
    let room = max(needed, capacity * 2)
    if isLong {
      words = (UInt(bitPattern: TextObject.block(block, size, room)), UInt(room))
      return
    }
    let new = TextObject.block(nil, 0, room)
    withBytes { bytes in if let start = bytes.baseAddress { memcpy(new, start, bytes.count) } }
    words = (UInt(bitPattern: new), UInt(room))
    isLong = true
  }

  private static func block(_ old: UnsafeMutablePointer<UInt8>?, _ used: Int, _ room: Int) -> UnsafeMutablePointer<
    UInt8
  > {
    if let block = realloc(old, room) { return block.assumingMemoryBound(to: UInt8.self) }
    // Swift's own allocator ends the process with its message when the system refuses.
    let block = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    if let old { block.update(from: old, count: used) }
    return block
  }

  // MARK: Code points

  /// The number of code points.
  public var length: Int {
    if knownLength < 0 { knownLength = withBytes(TextObject.codePoints) }
    return knownLength
  }

  /// Every byte of UTF-8 but those that go on with a code point begins one.
  private static func codePoints(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var goesOn = 0
    var at = 0
    // Eight at a time: in each byte of `ends` the lowest bit is set where the byte goes on; the product adds them up.
    while at + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let ends = word >> 7 & ~(word >> 6) & 0x0101_0101_0101_0101
      goesOn &+= Int((ends &* 0x0101_0101_0101_0101) >> 56)
      at += 8
    }
    while at < raw.count {
      goesOn &+= raw[at] & 0xC0 == 0x80 ? 1 : 0
      at += 1
    }
    return raw.count - goesOn
  }

  /// Every code point is one byte, so a position is an offset.
  var isASCII: Bool { length == size }

  /// Where the code point at a position begins; the end for every position past the last.
  private func offset(_ position: Int) -> Int {
    if isASCII { return min(position, size) }
    return withBytes { bytes in
      var left = position
      for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
        if left == 0 { return index }
        left -= 1
      }
      return bytes.count
    }
  }

  /// The code point at a position counted from 0, as a text; none when there is no such position.
  func scalar(at position: Int) -> TextObject? {
    guard position >= 0, position < length else { return nil }
    if isASCII { return TextObject.character(withBytes { $0[position] }) }
    return slice(position, position)
  }

  /// The code points from one position to another, both ends in; positions outside are left out.
  func slice(_ first: Int, _ last: Int) -> TextObject {
    let first = max(0, first)
    let last = min(last, length - 1)
    guard first <= last else { return TextObject(room: 0) }
    let start = offset(first)
    let end = offset(last + 1)
    return withBytes { TextObject(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  public override func elements() -> [Value]? {
    if isASCII { return withBytes { $0.map { .object(TextObject.character($0)) } } }
    return string.unicodeScalars.map { .text(String(Character($0))) }
  }

  /// The code points as a list of texts.
  func letters() -> ListObject {
    guard isASCII else { return ListObject(elements() ?? []) }
    var cells = Cells(capacity: size)
    withBytes { bytes in
      for byte in bytes { cells.append(.object(TextObject.character(byte), RegisterCell.Tag.text)) }
    }
    return ListObject(cells: cells)
  }

  /// The text of one character of ASCII, shared by all who need it.
  private static func character(_ byte: UInt8) -> TextObject { characters[Int(byte & 127)] }

  // Safe because these are held here for good, so nobody is ever their only holder, who alone may change a text; their
  // lengths are known from the start, so that reading them changes nothing.
  nonisolated(unsafe) private static let characters: [TextObject] = (0..<128).map { byte in
    let text = TextObject(String(UnicodeScalar(UInt8(byte))))
    text.knownLength = 1
    return text
  }

  // MARK: Comparing

  public override func isEqual(to other: Object) -> Bool { other.textObject.map { same($0) } ?? false }

  /// Code point by code point: "é" in two spellings is two texts, as it is for the engines that scan tables.
  func same(_ other: TextObject) -> Bool {
    if self === other { return true }
    guard size == other.size else { return false }
    return withBytes { a in other.withBytes { b in TextObject.order(a, b) == 0 } }
  }

  /// Below 0, 0 or above 0, by code point.
  func order(_ other: TextObject) -> Int {
    let order = withBytes { a in other.withBytes { b in TextObject.order(a, b) } }
    return order == 0 ? size - other.size : order
  }

  /// By the bytes that both have.
  private static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = a.baseAddress, let second = b.baseAddress else { return 0 }
    return Int(memcmp(first, second, min(a.count, b.count)))
  }

  /// The other text stands somewhere in this one.
  func contains(_ piece: TextObject) -> Bool {
    withBytes { a in
      piece.withBytes { b in
        guard let start = a.baseAddress, let wanted = b.baseAddress, b.count > 0 else { return true }
        var at = 0
        // Looking at each place is quickest unless many begin as the piece does.
        var patience = 4 * a.count
        while a.count - at >= b.count {
          guard let next = memchr(start + at, Int32(b[0]), a.count - at - b.count + 1) else { return false }
          if memcmp(next, wanted, b.count) == 0 { return true }
          at = UnsafeRawPointer(next) - UnsafeRawPointer(start) + 1
          patience -= b.count
          if patience < 0 { return TextObject.found(b, in: a[at...]) }
        }
        return false
      }
    }
  }

  /// The same in a time that grows with the lengths alone (Knuth, Morris, Pratt 1977): the table says how much of the
  /// piece still fits where it fits no longer.
  private static func found(_ piece: UnsafeBufferPointer<UInt8>, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var table = [0]
    var fits = 0
    for byte in piece.dropFirst() {
      while fits > 0, piece[fits] != byte { fits = table[fits - 1] }
      if piece[fits] == byte { fits += 1 }
      table.append(fits)
    }
    fits = 0
    for byte in bytes {
      while fits > 0, piece[fits] != byte { fits = table[fits - 1] }
      if piece[fits] == byte { fits += 1 }
      if fits == piece.count { return true }
    }
    return false
  }

  public override func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// As it is written in a script: quotes around, quotes and control characters inside escaped.
  static func quoted(_ string: String) -> String {
    var out = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          out += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
