/// One setting of `config.mlops`: its declaration is the source of the check, of `mlops help config` and of the
/// reference.
public struct Setting: Sendable {
  public let name: String
  /// One sentence.
  public let help: String
  public let standard: SettingValue
  /// What it can be, in words: `a count from 1 to 1,000`.
  public let expected: String
  /// Environment variables that say it instead of the file, first choice first; the value that one stands for, where
  /// that is not its own text.
  public let overrides: [(variable: String, value: String?)]
  /// Environment variables that count where the file says nothing.
  public let fallbacks: [String]
  /// Whether a value is one, and if not, the piece of it that is wrong and what could stand there.
  let problem: @Sendable (SettingValue) -> Wrong?

  /// What is wrong inside of a value.
  struct Wrong {
    var piece: String
    var known: [String] = []
  }

  private init(
    _ name: String, _ help: String, _ standard: SettingValue, _ expected: String,
    overrides: [(variable: String, value: String?)] = [], fallbacks: [String] = [],
    _ problem: @escaping @Sendable (SettingValue) -> Wrong?
  ) {
    self.name = name
    self.help = help
    self.standard = standard
    self.expected = expected
    self.overrides = overrides
    self.fallbacks = fallbacks
    self.problem = problem
  }

  static func text(
    _ name: String, _ help: String, _ standard: String, overrides: [(variable: String, value: String?)] = [],
    fallbacks: [String] = []
  ) -> Setting {
    Setting(name, help, .text(standard), "a text", overrides: overrides, fallbacks: fallbacks) { value in
      guard case .text(let text) = value, !text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
      else { return Wrong(piece: value.spelled) }
      return nil
    }
  }

  static func choice(
    _ name: String, _ help: String, _ choices: [String], overrides: [(variable: String, value: String?)] = []
  ) -> Setting {
    let words = choices.map { "\"\($0)\"" }
    let expected = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    return Setting(name, help, .text(choices.first ?? ""), expected, overrides: overrides) { value in
      guard case .text(let text) = value else { return Wrong(piece: value.spelled) }
      return choices.contains(text) ? nil : Wrong(piece: text, known: choices)
    }
  }

  static func count(_ name: String, _ help: String, _ standard: Int, _ range: ClosedRange<Int>) -> Setting {
    Setting(name, help, .count(standard), "a count from \(range.lowerBound) to \(range.upperBound)") { value in
      guard case .count(let count) = value, range.contains(count) else { return Wrong(piece: value.spelled) }
      return nil
    }
  }

  static func flag(_ name: String, _ help: String, _ standard: Bool) -> Setting {
    Setting(name, help, .flag(standard), "true or false") { value in
      if case .flag = value { nil } else { Wrong(piece: value.spelled) }
    }
  }

  static func pairs(
    _ name: String, _ help: String, _ expected: String,
    _ problem: @escaping @Sendable (_ key: String, _ value: String) -> Wrong?
  ) -> Setting {
    Setting(name, help, .pairs([:]), expected) { value in
      guard case .pairs(let pairs) = value else { return Wrong(piece: value.spelled) }
      return pairs.sorted { $0.key < $1.key }.lazy.compactMap { problem($0.key, $0.value) }.first
    }
  }

  /// A text of the environment as a value of this setting.
  func value(of text: String) -> SettingValue? {
    switch standard {
    case .text: .text(text)
    case .count: Int(text).map { .count($0) }
    case .flag: ["true": .flag(true), "false": .flag(false), "1": .flag(true), "0": .flag(false)][text]
    case .pairs: nil
    }
  }
}
