import Glibc

/// The population stability index: how far the shares of bins have moved.
enum PopulationStability {
  /// What an empty bin counts as, so that its logarithm exists.
  static let emptyShare = 1e-4

  /// Σ (c − r) · ln(c / r) over the bins, with r and c the shares of the two sets; none when a set is empty or the two
  /// have different bins. Counts are rows.
  static func index(_ reference: [Double], _ current: [Double]) -> Double? {
    let all = (reference: reference.reduce(0, +), current: current.reduce(0, +))
    guard reference.count == current.count, all.reference > 0, all.current > 0 else { return nil }
    return zip(reference, current).reduce(0) { sum, bin in
      let r = max(bin.0 / all.reference, emptyShare)
      let c = max(bin.1 / all.current, emptyShare)
      return sum + (c - r) * log(c / r)
    }
  }
}
