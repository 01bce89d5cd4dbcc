internal import CEngines

/// Rows that LightGBM learns from or judges by, kept as bins: about a byte a number.
///
/// Not Sendable: a dataset is made, and used by boosters, in one thread at a time.
public final class BoosterDataset {
  let handle: DatasetHandle
  let library: LightGBMLibrary
  public let rowCount: Int
  public let featureCount: Int

  /// Bins the rows of a source: reads it once for a sample that places the bins, and once more for the rows.
  ///
  /// - Parameters:
  ///   - labels: One a row: 0 or 1, a class's number, or the target.
  ///   - weights: One a row, at least 0; nil weighs all rows alike.
  ///   - categorical: The features whose numbers are codes of categories.
  ///   - parameters: Those that concern bins, such as `max_bin`, `min_data_in_bin`, `seed`.
  ///   - reference: The training rows, whose bins a validation set must share; the source is then read once.
  public init(
    _ source: some FeatureSource, labels: [Float], weights: [Float]? = nil, categorical: [Int] = [],
    parameters: BoosterParameters = BoosterParameters(), reference: BoosterDataset? = nil
  ) throws {
    let (rows, features) = (source.rowCount, source.featureCount)
    guard rows > 0, features > 0 else { throw Fault("E034", "there are no rows to learn from") }
    guard rows <= Int(Int32.max), features <= Int(Int32.max) / FeatureBlock.capacity else {
      throw Fault("E034", "\(rows) rows of \(features) features are too many to learn from")
    }
    guard labels.count == rows, weights.map({ $0.count == rows }) ?? true else {
      throw Fault("E034", "there are \(rows) rows, but \(labels.count) targets or \(weights?.count ?? rows) weights")
    }
    guard reference.map({ $0.featureCount == features }) ?? true else {
      throw Fault("E034", "the rows have \(features) features, those learnt from another number")
    }
    (rowCount, featureCount) = (rows, features)
    library = try LightGBMLibrary.standard()
    handle = try Self.made(source, categorical, parameters, reference, library)
    try push(source)
    try setField("label", labels)
    if let weights { try setField("weight", weights) }
  }

  deinit {
    // Safe because the dataset owns the handle; boosters hold the dataset.
    _ = library.call.LGBM_DatasetFree(handle)
  }

  private static func made(
    _ source: some FeatureSource, _ categorical: [Int], _ parameters: BoosterParameters,
    _ reference: BoosterDataset?, _ library: LightGBMLibrary
  ) throws -> DatasetHandle {
    var made: DatasetHandle?
    // Safe because the handle, when the call succeeds, is a new dataset that the caller owns.
    if let reference {
      try library.check { $0.LGBM_DatasetCreateByReference(reference.handle, Int64(source.rowCount), &made) }
    } else {
      var more = ["verbosity": "-1", "num_threads": String(library.threads)]
      if !categorical.isEmpty { more["categorical_feature"] = categorical.map(String.init).joined(separator: ",") }
      let text = try parameters.text(more)
      let sample = try BoosterSample(source, text, library)
      try sample.withColumns { values, rows, counts, sampled in
        try library.check {
          $0.LGBM_DatasetCreateFromSampledColumn(
            values, rows, Int32(source.featureCount), counts, sampled, Int32(source.rowCount), Int64(source.rowCount),
            text, &made)
        }
      }
    }
    guard let made else { throw Fault("E030", "LightGBM made no dataset") }
    return made
  }

  private func push(_ source: some FeatureSource) throws {
    var start = 0
    let watch = Watch.current
    try source.read { block in
      try watch.check()
      watch.tell(Progress("binning", done: Double(start), of: Double(rowCount), .rows))
      guard start + block.count <= rowCount else { throw Fault("E035", "the rows changed while they were read") }
      // Safe because the block holds `count` rows of `featureCount` numbers and LightGBM copies them into bins.
      try library.check {
        $0.LGBM_DatasetPushRows(
          handle, block.numbers, CInt(LIGHTGBM_FLOAT64), Int32(block.count), Int32(featureCount), Int32(start))
      }
      start += block.count
    }
    guard start == rowCount else { throw Fault("E035", "the rows changed while they were read") }
  }

  /// Sets what the trees begin from: raw sums, row after row, as another model predicts them.
  public func begin(from sums: [Double]) throws {
    guard sums.count % rowCount == 0 else {
      throw Fault("E034", "there are \(rowCount) rows, but \(sums.count) sums to begin from")
    }
    let width = sums.count / rowCount
    // LightGBM keeps the sums class after class.
    let values = width == 1 ? sums : (0..<width).flatMap { place in (0..<rowCount).map { sums[$0 * width + place] } }
    // Safe because LightGBM copies the numbers before the call returns.
    try library.check { call in
      values.withUnsafeBufferPointer {
        call.LGBM_DatasetSetField(
          handle, "init_score", $0.baseAddress, CInt(clamping: values.count), CInt(LIGHTGBM_FLOAT64))
      }
    }
  }

  private func setField(_ name: String, _ values: [Float]) throws {
    // Safe because LightGBM copies the numbers before the call returns.
    try library.check { call in
      values.withUnsafeBufferPointer {
        call.LGBM_DatasetSetField(handle, name, $0.baseAddress, CInt(values.count), CInt(LIGHTGBM_FLOAT32))
      }
    }
  }
}
