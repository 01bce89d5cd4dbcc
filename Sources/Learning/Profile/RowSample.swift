/// Which rows of a stream of unknown length are kept as a sample: all of them up to a limit, then a thinning share, chosen
/// by a scattered row number, so that the same rows are kept on every run and in every column.
struct RowSample {
  private(set) var seen = 0
  private var scattered: [UInt64] = []
  private var threshold = UInt64.max
  let limit: Int

  init(limit: Int = 50_000) { self.limit = limit }

  /// The offsets to keep out of the next rows, and, when the sample has grown past its limit, which of the rows kept
  /// so far stay (the new ones included).
  mutating func take(_ count: Int) -> (offsets: [Int], survivors: [Int]?) {
    var offsets: [Int] = []
    for offset in 0..<count {
      let place = RandomSource.mixed(UInt64(seen + offset) &+ 0x9E37_79B9_7F4A_7C15)
      if place <= threshold {
        offsets.append(offset)
        scattered.append(place)
      }
    }
    seen += count
    guard scattered.count > limit else { return (offsets, nil) }
    while scattered.count > limit {
      threshold /= 2
      let survivors = scattered.indices.filter { scattered[$0] <= threshold }
      if survivors.count <= limit {
        scattered = survivors.map { scattered[$0] }
        return (offsets, survivors)
      }
    }
    return (offsets, nil)
  }
}
