/// A kind of personal data: what its columns are called, and how its values are known.
///
/// Each kind is one `static let` in a file of its own and one line of `catalogue`.
public struct PersonalKind: Sendable {
  /// As `pii` shows it: `email`, `birth_date`.
  public let name: String
  /// What it is, in one sentence.
  public let help: String
  /// Phrases of a column's name that point at it, in small letters: `first name`, `dob`.
  let phrases: [String]
  /// Words that say that the name means something else: the `weight` of a birth weight.
  let unlike: Set<String>
  /// What the name alone is worth, 0 to 1.
  let named: Double
  /// What values that all fit are worth without the name, 0 to 1: 1 for a checksum or an unmistakable form.
  let formed: Double
  /// The share of values that must fit before they say anything without the name.
  let least: Double
  /// Whether a value has the form of one by itself.
  let fits: (@Sendable (String) -> Bool)?
  /// Whether a value may be one in a column whose name says so.
  let mayFit: (@Sendable (String) -> Bool)?

  init(
    _ name: String, _ help: String, phrases: [String], unlike: Set<String> = [], named: Double, formed: Double = 0,
    least: Double = 0.5, fits: (@Sendable (String) -> Bool)? = nil, mayFit: (@Sendable (String) -> Bool)? = nil
  ) {
    self.name = name
    self.help = help
    self.phrases = phrases
    self.unlike = unlike
    self.named = named
    self.formed = formed
    self.least = least
    self.fits = fits
    self.mayFit = mayFit ?? fits
  }

  /// All kinds, sorted by name.
  public static let catalogue: [PersonalKind] = [
    .address, .birthDate, .card, .email, .iban, .ip, .personName, .nationalID, .phone,
  ]

  public static func named(_ name: String) -> PersonalKind? { catalogue.first { $0.name == name } }

  /// Whether a column's name, cut into words, points at the kind.
  func isNamed(_ words: [String]) -> Bool {
    guard unlike.isDisjoint(with: words) else { return false }
    let joined = " " + words.joined(separator: " ") + " "
    let glued = words.joined()
    return phrases.contains { joined.contains(" \($0) ") || glued == $0.filter { $0 != " " } }
  }

  /// The words of a column's name: `customerEmail_2` is customer, email, 2.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last: Character?
    for character in name {
      let begins = character.isUppercase && last?.isLowercase == true
      if begins || !(character.isLetter || character.isNumber) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter || character.isNumber { word += character.lowercased() }
      last = character
    }
    return word.isEmpty ? words : words + [word]
  }
}

extension Sequence<Character> {
  /// The values of the digits 0 to 9 among the characters.
  var digits: [Int] { compactMap { $0.isASCII ? $0.wholeNumberValue : nil } }
}
