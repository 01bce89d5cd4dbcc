/// Knows what may stand at a place of the text: verbs, arguments, variables, live columns, files.
public protocol CompletionSource: AnyObject {
  /// What may stand at the cursor, an offset in UTF-8 bytes into the text; best first.
  func completions(of text: String, at cursor: Int) -> Completions
  /// One line to show below the text while it is typed, such as the signature of the verb around the cursor.
  func hint(for text: String, at cursor: Int) -> String?
  /// What the source would put in behind the end of the text; it is shown dim and taken with the right arrow.
  func ghost(for text: String, at cursor: Int) -> String?
  /// Whether a name is a verb, which is coloured as one.
  func isVerb(_ name: String) -> Bool
}

extension CompletionSource {
  public func hint(for text: String, at cursor: Int) -> String? { nil }
  public func ghost(for text: String, at cursor: Int) -> String? { nil }
  public func isVerb(_ name: String) -> Bool { false }
}

/// What may stand at a place, and which bytes of the text it takes the place of.
public struct Completions: Sendable {
  public var range: Range<Int>
  /// The best first; not all of them where there are very many.
  public var candidates: [Candidate]
  /// How many there are in all.
  public var count: Int
  /// What all of them begin with.
  public var common: String

  public init(_ range: Range<Int>, _ candidates: [Candidate], count: Int, common: String) {
    self.range = range
    self.candidates = candidates
    self.count = count
    self.common = common
  }

  public init(_ range: Range<Int>, _ candidates: [Candidate]) {
    var common = candidates.first.map { Array($0.text) } ?? []
    for candidate in candidates.dropFirst() { common = Array(zip(common, candidate.text).prefix { $0 == $1 }.map(\.0)) }
    self.init(range, candidates, count: candidates.count, common: String(common))
  }

  public static let none = Completions(0..<0, [])
}

/// One thing to complete to.
public struct Candidate: Hashable, Sendable {
  /// The text that is put in.
  public var text: String
  /// A few words shown beside it: a type, a sentence of help.
  public var detail: String
  /// What follows once it is the only choice: a blank, `: `, or nothing.
  public var ending: String

  public init(_ text: String, detail: String = "", ending: String = "") {
    self.text = text
    self.detail = detail
    self.ending = ending
  }
}
