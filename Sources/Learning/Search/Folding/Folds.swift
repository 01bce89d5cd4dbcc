import Engines
public import Frames

/// How rows are held back in turn: so many parts, and what keeps rows together or apart. The same value divides the same
/// rows alike wherever it is used.
public struct Folds: Hashable, Sendable {
  /// How many parts, from 2.
  public var count: Int
  /// How often the rows are divided anew.
  public var repeats: Int
  /// Each value of the column has the same share of each part. Without any rule, classes of the target have.
  public var stratify: String?
  /// Rows with one value of the column stay together.
  public var group: String?
  /// Each part is judged by what came before it: the rows are cut into `count + 1` stretches of time.
  public var time: String?
  /// By time: each part is learnt from the one stretch before it, not from all that came before.
  public var isSliding: Bool
  /// By time: how much time before the judged rows is left out, a duration or a number as the column is.
  public var gap: Scalar?

  public init(
    _ count: Int = 5, repeats: Int = 1, stratify: String? = nil, group: String? = nil, time: String? = nil,
    isSliding: Bool = false, gap: Scalar? = nil
  ) {
    self.count = count
    self.repeats = repeats
    self.stratify = stratify
    self.group = group
    self.time = time
    self.isSliding = isSliding
    self.gap = gap
  }

  /// Throws L045 where a number or a combination is not possible, before any row is read.
  public func check() throws {
    guard (2...1000).contains(count) else {
      throw Folds.wrong("`folds` is a number from 2 to 1,000, not \(count)", "folds")
    }
    guard (1...100).contains(repeats) else {
      throw Folds.wrong("`repeats` is a number from 1 to 100, not \(repeats)", "repeats")
    }
    let rules = [("stratify", stratify), ("group", group), ("time", time)].filter { $0.1 != nil }.map(\.0)
    guard rules.count <= 1 else {
      throw Folds.wrong("`\(rules[0]):` and `\(rules[1]):` do not go together", rules[1], "keep one of them")
    }
    guard time != nil || (!isSliding && gap == nil) else {
      let word = gap == nil ? "window" : "gap"
      throw Folds.wrong("`\(word):` needs an order of the rows", word, "add `time:` with the column that dates them")
    }
    guard time == nil || repeats == 1 else {
      throw Folds.wrong("parts in time are the same each time, so `repeats:` has no meaning", "repeats", "leave it out")
    }
  }

  /// The columns that a frame must have for it.
  var columns: [String] { [stratify, group, time].compactMap { $0 } }

  static func wrong(_ message: String, _ subject: String, _ help: String? = nil) -> Fault {
    Fault("L045", message, subject: subject, help: help)
  }
}
