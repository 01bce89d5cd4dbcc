/// A class of characters in a pattern: `[a-z]`, `\d`, `\pL`, `.`.
struct CharacterSet: Sendable {
  /// A part of a class.
  enum Item: Sendable {
    case ranges([ClosedRange<UInt32>], isNegated: Bool)
    /// Unicode's general categories by their short names, `L` for all that begin with it.
    case category(String, isNegated: Bool)
  }

  private let items: [Item]
  private let isNegated: Bool
  /// Letters that differ only in case are one.
  private let folds: Bool
  /// The answers for ASCII.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ items: [Item], isNegated: Bool = false, folds: Bool = false) {
    self.items = items
    self.isNegated = isNegated
    self.folds = folds
    for value in UInt32(0)..<128 where holds(value) {
      if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }
  }

  func contains(_ value: UInt32) -> Bool {
    if value < 64 { return low >> UInt64(value) & 1 == 1 }
    if value < 128 { return high >> UInt64(value - 64) & 1 == 1 }
    return holds(value)
  }

  private func holds(_ value: UInt32) -> Bool {
    let candidates = folds ? CaseFold.orbit(value) : [value]
    let isIn = items.contains { item in
      switch item {
      case .ranges(let ranges, let isNegated):
        candidates.contains { candidate in ranges.contains { $0.contains(candidate) } } != isNegated
      case .category(let name, let isNegated):
        candidates.contains { CharacterSet.category(of: $0).hasPrefix(name) } != isNegated
      }
    }
    return isIn != isNegated
  }

  /// What `\d`, `\s` and `\w` stand for: ASCII only.
  static func perl(_ letter: UInt32) -> Item? {
    let isNegated = letter < 97
    let ranges: [ClosedRange<UInt32>]
    switch letter | 32 {
    case 100: ranges = [48...57]
    case 115: ranges = [9...10, 12...13, 32...32]
    case 119: ranges = [48...57, 65...90, 95...95, 97...122]
    default: return nil
    }
    return .ranges(ranges, isNegated: isNegated)
  }

  /// What `[:alpha:]` and its kin stand for: ASCII only.
  static func posix(_ name: String) -> [ClosedRange<UInt32>]? {
    switch name {
    case "alnum": [48...57, 65...90, 97...122]
    case "alpha": [65...90, 97...122]
    case "ascii": [0...127]
    case "blank": [9...9, 32...32]
    case "cntrl": [0...31, 127...127]
    case "digit": [48...57]
    case "graph": [33...126]
    case "lower": [97...122]
    case "print": [32...126]
    case "punct": [33...47, 58...64, 91...96, 123...126]
    case "space": [9...13, 32...32]
    case "upper": [65...90]
    case "word": [48...57, 65...90, 95...95, 97...122]
    case "xdigit": [48...57, 65...70, 97...102]
    default: nil
    }
  }

  static let categories: Set<String> = [
    "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P",
    "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
  ]

  /// The short name of the general category; empty for a scalar that is not assigned, which is in no category of RE2's.
  private static func category(of value: UInt32) -> String {
    guard let scalar = Unicode.Scalar(value) else { return "" }
    return switch scalar.properties.generalCategory {
    case .control: "Cc"
    case .format: "Cf"
    case .privateUse: "Co"
    case .surrogate: "Cs"
    case .lowercaseLetter: "Ll"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .titlecaseLetter: "Lt"
    case .uppercaseLetter: "Lu"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .nonspacingMark: "Mn"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .closePunctuation: "Pe"
    case .finalPunctuation: "Pf"
    case .initialPunctuation: "Pi"
    case .otherPunctuation: "Po"
    case .openPunctuation: "Ps"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .mathSymbol: "Sm"
    case .otherSymbol: "So"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .spaceSeparator: "Zs"
    default: ""
    }
  }
}

/// Letters that are one where case does not matter, by Unicode's simple case folding.
enum CaseFold {
  /// The letter with all that fold to the same one.
  static func orbit(_ value: UInt32) -> [UInt32] {
    if let group = groups[value] { return group }
    // The dotted capital I and the dotless small one fold to nothing else.
    guard value != 0x130, value != 0x131, let scalar = Unicode.Scalar(value) else { return [value] }
    let (upper, lower) = (scalar.simpleUpper.value, scalar.simpleLower.value)
    return upper == lower ? [value] : [upper, lower]
  }

  /// Where more than two letters are one, and sharp s.
  private static let groups: [UInt32: [UInt32]] = {
    let all: [[UInt32]] = [
      [0x4B, 0x6B, 0x212A], [0x53, 0x73, 0x17F], [0xC5, 0xE5, 0x212B], [0xB5, 0x39C, 0x3BC], [0x1C4, 0x1C5, 0x1C6],
      [0x1C7, 0x1C8, 0x1C9], [0x1CA, 0x1CB, 0x1CC], [0x1F1, 0x1F2, 0x1F3], [0x345, 0x399, 0x3B9, 0x1FBE],
      [0x392, 0x3B2, 0x3D0], [0x395, 0x3B5, 0x3F5], [0x398, 0x3B8, 0x3D1, 0x3F4], [0x39A, 0x3BA, 0x3F0],
      [0x3A0, 0x3C0, 0x3D6], [0x3A1, 0x3C1, 0x3F1], [0x3A3, 0x3C2, 0x3C3], [0x3A6, 0x3C6, 0x3D5],
      [0x3A9, 0x3C9, 0x2126], [0x412, 0x432, 0x1C80], [0x414, 0x434, 0x1C81], [0x41E, 0x43E, 0x1C82],
      [0x421, 0x441, 0x1C83], [0x422, 0x442, 0x1C84, 0x1C85], [0x42A, 0x44A, 0x1C86], [0x462, 0x463, 0x1C87],
      [0x1E60, 0x1E61, 0x1E9B], [0xA64A, 0xA64B, 0x1C88], [0xDF, 0x1E9E],
    ]
    var groups: [UInt32: [UInt32]] = [:]
    for group in all { for value in group { groups[value] = group } }
    return groups
  }()
}
