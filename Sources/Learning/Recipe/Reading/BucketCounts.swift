import Frames

/// The hashed texts of a table's columns, each column's made once for all of its features.
final class BucketCounts {
  private var made: [String: (hash: TextHash, counts: [[Double]])] = [:]

  /// For each text of the dictionary the counts of all buckets.
  func counts(_ texts: TextValues, _ hash: TextHash, of column: String) -> [[Double]] {
    if let known = made[column], known.hash == hash { return known.counts }
    let counts = texts.dictionary.map(hash.counts)
    made[column] = (hash, counts)
    return counts
  }
}
