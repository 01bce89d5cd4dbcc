/// What a search keeps outside of itself, so that it can go on where it stopped.
public struct SearchMemory: Sendable {
  /// The trials of the same search that have ended before; the study is the hash of everything that decides them.
  public let recall: @Sendable (_ study: String) throws -> [Trial]
  /// Writes a trial down once it has ended.
  public let keep: @Sendable (_ trial: Trial, _ study: Study) throws -> Void

  public init(
    recall: @escaping @Sendable (_ study: String) throws -> [Trial],
    keep: @escaping @Sendable (_ trial: Trial, _ study: Study) throws -> Void
  ) {
    self.recall = recall
    self.keep = keep
  }

  /// Keeps nothing.
  public static let none = SearchMemory(recall: { _ in [] }, keep: { _, _ in })
}
