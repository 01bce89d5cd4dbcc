import Synchronization

/// What an endpoint has done since the server began: it stays when the version changes.
final class Statistics: Sendable {
  /// A reading of the counters.
  struct Counts: Sendable {
    var requests = 0
    var rows = 0
    /// Rows that held what training had not seen: a text, or the key of a family or of a lookup.
    var unseen = 0
    /// Requests that were refused for what they held.
    var refused = 0
    /// Requests that the server could not answer.
    var failed = 0
    /// Requests by scoring time: bucket b holds times below 2^b microseconds.
    var times = [Int](repeating: 0, count: 32)

    /// An upper bound of the scoring time in microseconds that the share of requests keeps.
    func quantile(_ share: Double) -> Int? {
      let total = times.reduce(0, +)
      guard total > 0 else { return nil }
      var left = Double(total) * share
      for (bucket, count) in times.enumerated() {
        left -= Double(count)
        if left <= 0 { return 1 << bucket }
      }
      return 1 << 31
    }
  }

  private let counts = Mutex(Counts())

  var reading: Counts { counts.withLock { $0 } }

  func answered(rows: Int, unseen: Int, microseconds: Int64) {
    let bucket = min(31, Int64.bitWidth - max(0, microseconds).leadingZeroBitCount)
    counts.withLock {
      $0.requests += 1
      $0.rows += rows
      $0.unseen += unseen
      $0.times[bucket] += 1
    }
  }

  func refused(status: Int) {
    counts.withLock {
      $0.requests += 1
      if status < 500 { $0.refused += 1 } else { $0.failed += 1 }
    }
  }
}
