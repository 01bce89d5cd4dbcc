internal import CEngines

/// The rows by which LightGBM places its bins: the same rows that it would choose out of a whole matrix, so that a
/// dataset fed by blocks equals one fed at once.
struct BoosterSample {
  /// For each feature room for `count` numbers, filled with those that are not zero, and their places in the sample.
  private var values: [Double]
  private var rows: [Int32]
  /// How many numbers of each feature are filled.
  private var filled: [CInt]
  private let count: Int

  init(_ source: some FeatureSource, _ parameters: String, _ library: LightGBMLibrary) throws {
    var wanted: CInt = 0
    try library.check { $0.LGBM_GetSampleCount(Int32(source.rowCount), parameters, &wanted) }
    var chosen = [Int32](repeating: 0, count: max(0, Int(wanted)))
    var found: Int32 = 0
    // Safe because there is room for as many rows as the call before told.
    try library.check { $0.LGBM_SampleIndices(Int32(source.rowCount), parameters, &chosen, &found) }
    chosen.removeLast(chosen.count - min(chosen.count, max(0, Int(found))))
    count = chosen.count
    values = [Double](repeating: 0, count: source.featureCount * chosen.count + 1)
    rows = [Int32](repeating: 0, count: source.featureCount * chosen.count + 1)
    filled = [CInt](repeating: 0, count: source.featureCount)
    var next = 0
    var start = 0
    try source.read { block in
      let first = next
      while next < count, Int(chosen[next]) < start + block.count { next += 1 }
      for feature in 0..<block.featureCount {
        var end = feature * count + Int(filled[feature])
        for place in first..<next {
          // Safe because chosen rows lie within the block's rows, as the loop above found.
          let number = block.numbers[(Int(chosen[place]) - start) * block.featureCount + feature]
          guard abs(number) > Self.zero || number.isNaN else { continue }
          values[end] = number
          rows[end] = Int32(place)
          end += 1
        }
        filled[feature] = CInt(end - feature * count)
      }
      start += block.count
    }
  }

  /// What LightGBM takes for zero.
  private static let zero = Double(Float(1e-35))

  /// Calls `body` with the sample as LightGBM takes it.
  mutating func withColumns(
    _ body: (
      UnsafeMutablePointer<UnsafeMutablePointer<Double>?>?, UnsafeMutablePointer<UnsafeMutablePointer<CInt>?>?,
      UnsafePointer<CInt>?, Int32
    ) throws -> Void
  ) throws {
    // Safe because the numbers live through the call, and each feature's pointer has `count` of them behind it.
    try values.withUnsafeMutableBufferPointer { numbers in
      try rows.withUnsafeMutableBufferPointer { places in
        let starts = filled.indices.map { $0 * count }
        var numberPointers = starts.map { start in numbers.baseAddress.map { $0 + start } }
        var placePointers = starts.map { start in places.baseAddress.map { $0 + start } }
        try body(&numberPointers, &placePointers, filled, Int32(count))
      }
    }
  }
}
