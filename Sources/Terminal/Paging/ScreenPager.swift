import CLineEdit
public import Display
import Glibc

/// Shows long texts a page at a time on the terminal, with a table's header always in sight; the keys are those of
/// `less`.
public enum ScreenPager {
  /// Shows lines on the terminal of descriptor 1, which reads keys from descriptor 0. What fits the window is written
  /// as it is; of what does not, the page that was seen last stays on the screen.
  /// - Parameters:
  ///   - lines: safe text, colours as sequences `CSI … m`.
  ///   - header: so many lines at the top stay where they are.
  public static func show(_ lines: [String], header: Int, paint: Paint) {
    le_signals_open(0)
    let mode = le_signals_current()
    // From here on Ctrl-C leaves the pager, also while its lines are looked through.
    le_signals_mode(Int32(LE_SIGNALS_PROMPT))
    var view = PageView(lines, header: header, paint: paint)
    guard !view.fits else {
      le_signals_mode(mode)
      send(lines.map { $0 + "\r\n" }.joined())
      return
    }
    le_raw(0)
    le_other_screen(1)
    var page = ""
    repeat {
      // Row by row from the top, so that nothing flickers.
      let rows = view.rows()
      page = "\u{1B}[H" + rows.map { "\u{1B}[2K\($0)" }.joined(separator: "\r\n")
      if le_readable(0) == 0 { send(page) }
      let key = next()
      if key == .resize, let size = Paint.windowSize(1) {
        var paint = paint
        (paint.width, paint.height) = (max(1, size.width), max(1, size.height))
        view.resize(to: paint)
        send("\u{1B}[2J")
      }
      if !view.press(key) { break }
    } while true
    le_other_screen(0)
    le_signals_mode(mode)
    le_cooked()
    send(view.page.filter { !$0.isEmpty }.map { $0 + "\n" }.joined())
  }

  private static func send(_ text: String) {
    let bytes = Array(text.utf8)
    le_write(1, bytes, bytes.count)
  }

  private static func next() -> PageKey {
    var bytes: [UInt8] = [0]
    let got = le_read(0, &bytes, 1)
    guard got > 0 else {
      switch Int32(-1 - got) {
      case Int32(LE_INTERRUPT): return .interrupt
      case Int32(LE_RESIZE): return .resize
      default: return got == 0 ? .closed : .other
      }
    }
    switch bytes[0] {
    case 0x1B: return sequence()
    case 0x0D, 0x0A: return .enter
    case 0x0E: return .down
    case 0x10: return .up
    case 0x06, 0x16: return .pageDown
    case 0x02: return .pageUp
    case 0x7F, 0x08: return .backspace
    case 0x20..<0x7F: return .character(Character(Unicode.Scalar(bytes[0])))
    case 0xC2...: return letter(bytes[0])
    default: return .other
    }
  }

  /// A character of more than one byte.
  private static func letter(_ first: UInt8) -> PageKey {
    var bytes = [first]
    for _ in 0..<(first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1) {
      guard let byte = byte(waiting: 40) else { break }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)?.first.map { .character($0) } ?? .other
  }

  /// What follows an Escape; one by itself is a key of its own.
  private static func sequence() -> PageKey {
    guard let second = byte(waiting: 40) else { return .escape }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else { return .other }
    var digits = ""
    while let byte = byte(waiting: 40) {
      switch byte {
      case UInt8(ascii: "A"): return .up
      case UInt8(ascii: "B"): return .down
      case UInt8(ascii: "C"): return .right
      case UInt8(ascii: "D"): return .left
      case UInt8(ascii: "H"): return .home
      case UInt8(ascii: "F"): return .end
      case UInt8(ascii: "~"): return numbered[digits] ?? .other
      case 0x40...0x7E: return .other
      default: digits.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return .other
  }

  /// Keys that are sent as `CSI number ~`.
  private static let numbered: [String: PageKey] = [
    "5": .pageUp, "6": .pageDown, "1": .home, "7": .home, "4": .end, "8": .end,
  ]

  private static func byte(waiting milliseconds: Int32) -> UInt8? {
    var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    var byte: UInt8 = 0
    guard poll(&input, 1, milliseconds) > 0, read(0, &byte, 1) == 1 else { return nil }
    return byte
  }
}
