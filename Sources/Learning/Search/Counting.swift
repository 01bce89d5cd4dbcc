import Synchronization

/// Counts what several threads have done.
final class Counting: Sendable {
  private let count = Atomic(0)

  /// One more; how many that makes.
  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
