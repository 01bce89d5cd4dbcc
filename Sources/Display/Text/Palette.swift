import Synchronization

/// The colours of a user's own, for the roles that shall not look as they do by themselves. The process has one; it is set
/// before anything is painted.
public struct Palette: Hashable, Sendable {
  /// The parameters of `CSI … m` by role.
  public var codes: [Paint.Role: String]
  /// Whether nothing is coloured at all.
  public var isOff: Bool

  public init(codes: [Paint.Role: String] = [:], isOff: Bool = false) {
    self.codes = codes
    self.isOff = isOff
  }

  private static let isOwn = Atomic<Bool>(false)
  private static let own = Mutex(Palette())

  /// The palette of the process.
  public static var current: Palette {
    get { isOwn.load(ordering: .acquiring) ? own.withLock { $0 } : Palette() }
    set {
      own.withLock { $0 = newValue }
      isOwn.store(newValue != Palette(), ordering: .releasing)
    }
  }

  /// The user's own code of a role; quick where there is no palette.
  static func code(of role: Paint.Role) -> String? {
    guard isOwn.load(ordering: .acquiring) else { return nil }
    return own.withLock { $0.codes[role] }
  }

  /// The roles by the names that settings give them.
  public static let roles: [(name: String, role: Paint.Role)] = [
    ("accent", .accent), ("callable", .callable), ("column", .column), ("comment", .comment), ("dim", .dim),
    ("error", .error), ("good", .good), ("heading", .heading), ("keyword", .keyword), ("missing", .missing),
    ("note", .note), ("number", .number), ("selected", .selected), ("text", .text), ("time", .time), ("truth", .truth),
    ("type", .type), ("warning", .warning),
  ]

  /// For dark letters on a bright ground, where yellow and cyan are hard to read.
  public static let light = Palette(codes: [
    .number: "34", .truth: "34", .time: "34", .column: "31", .warning: "1;35", .keyword: "35", .callable: "1;34",
    .series(0): "34",
  ])

  /// The code of a colour in words: `red`, `bright blue`, `bold`, `bold red`, `#ff8800`, `208`; none for other texts.
  public static func code(_ words: String) -> String? {
    var codes: [String] = []
    var isBright = false
    for word in words.split(separator: " ") {
      if let style = styles[String(word)] {
        codes.append(style)
      } else if word == "bright" {
        isBright = true
        continue
      } else if let color = colors.firstIndex(of: String(word)) {
        codes.append(String((isBright ? 90 : 30) + color))
      } else if let number = Int(word), (0...255).contains(number) {
        codes.append("38;5;\(number)")
      } else if word.hasPrefix("#"), word.utf8.count == 7, let value = Int(word.dropFirst(), radix: 16) {
        codes.append("38;2;\(value >> 16);\(value >> 8 & 255);\(value & 255)")
      } else {
        return nil
      }
      isBright = false
    }
    return codes.isEmpty || isBright ? nil : codes.joined(separator: ";")
  }

  private static let colors = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
  private static let styles = ["bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7"]
}
