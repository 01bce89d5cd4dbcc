internal import CEngines
import Synchronization

/// A model of XGBoost that was read from its bytes, which are checked first.
///
/// Its trees are walked by our own code, to the last bit as XGBoost answers; XGBoost itself is opened only for what a
/// feature contributes and for another form of the bytes.
public final class XGBoostModel: Sendable {
  private let trees: XGBoostTrees
  private let bytes: [UInt8]
  private let opened = Mutex<Opened?>(nil)

  /// A booster that XGBoost has read.
  private struct Opened: ~Copyable, @unchecked Sendable {
    // Sendable because the handle is used under the lock only.
    let handle: XGBoosterHandle
    let library: XGBoostLibrary

    init(_ bytes: [UInt8]) throws {
      let library = try XGBoostLibrary.standard()
      var made: XGBoosterHandle?
      // Safe because the bytes were checked, and the handle, when the call succeeds, is a new booster owned here.
      try library.check { $0.XGBoosterCreate(nil, 0, &made) }
      guard let made else { throw Fault("E050", "XGBoost made no model") }
      do { try library.check { $0.XGBoosterLoadModelFromBuffer(made, bytes, UInt64(bytes.count)) } } catch {
        _ = library.call.XGBoosterFree(made)
        throw error
      }
      handle = made
      self.library = library
    }

    deinit { _ = library.call.XGBoosterFree(handle) }
  }

  /// Reads XGBoost's binary form; E053 says what is wrong with bytes that are none.
  public init(_ bytes: [UInt8]) throws {
    trees = try XGBoostTrees(bytes)
    self.bytes = bytes
  }

  public var featureCount: Int { trees.forest.featureCount }
  /// How many numbers an answer has: one, or one for each of several classes.
  public var width: Int { trees.forest.treesPerIteration }
  public var rounds: Int { trees.rounds }
  /// By how much the splits by each feature lowered the loss, in sum.
  public var gains: [Double] { trees.gains }

  /// The answer for one row: a number a feature, NaN where it is missing.
  public func predict(row: [Double], isRaw: Bool = false) throws -> [Double] {
    guard row.count == featureCount else { throw mismatch(row.count) }
    return trees.forest.predict(row: row, isRaw: isRaw)
  }

  /// The answers for the rows of a source, row after row, or the sums before they are turned into answers.
  public func predict(_ source: some FeatureSource, isRaw: Bool = false) throws -> [Double] {
    guard source.featureCount == featureCount else { throw mismatch(source.featureCount) }
    var results = [Double](repeating: 0, count: source.rowCount * width)
    try each(source, "scoring") { block, start in
      // Safe because the results have room for `width` numbers for each row of the source.
      results.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        trees.forest.predict(block, isRaw: isRaw, iterations: nil, into: base + start * width)
      }
    }
    return results
  }

  /// How much each feature moves the raw sum of each row (SHAP, as XGBoost computes it), and the mean it is moved from as
  /// one number more; for several classes one such group after the other.
  public func contributions(_ source: some FeatureSource) throws -> [Double] {
    guard source.featureCount == featureCount else { throw mismatch(source.featureCount) }
    var results: [Double] = []
    results.reserveCapacity(source.rowCount * width * (featureCount + 1))
    try each(source, "explaining") { block, _ in
      try asked { booster, library in
        results += try contributions(of: block, booster, library)
      }
    }
    return results
  }

  /// The model as XGBoost's JSON.
  public func json() throws -> [UInt8] { try asked { booster, library in try library.bytes(of: booster, "json") } }

  private func asked<T>(_ body: (XGBoosterHandle, XGBoostLibrary) throws -> T) throws -> T {
    try opened.withLock { opened in
      if opened == nil { opened = try Opened(bytes) }
      guard let handle = opened?.handle, let library = opened?.library else {
        throw Fault("E050", "XGBoost made no model")
      }
      return try body(handle, library)
    }
  }

  private func contributions(
    of block: FeatureBlock, _ booster: XGBoosterHandle, _ library: XGBoostLibrary
  ) throws -> [Double] {
    // What is beyond a float goes the way of the greatest float: no border lies beyond it.
    let numbers = (0..<block.count * featureCount).map { place in
      let number = Float(block.numbers[place])
      return number.isInfinite ? (number > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude) : number
    }
    var matrix: XGMatrixHandle?
    // Safe because the block holds `count` rows of `featureCount` numbers, which live through the call that copies them.
    try numbers.withUnsafeBufferPointer { numbers in
      let place = UInt(bitPattern: numbers.baseAddress)
      let data =
        "{\"data\":[\(place),true],\"shape\":[\(block.count),\(featureCount)],\"typestr\":\"<f4\",\"version\":3}"
      try library.check { $0.XGDMatrixCreateFromDense(data, "{\"missing\":NaN}", &matrix) }
    }
    guard let matrix else { throw Fault("E050", "XGBoost made no matrix") }
    defer { _ = library.call.XGDMatrixFree(matrix) }
    if let types = trees.types {
      try TextPointers.with(types) { texts in
        try library.check { $0.XGDMatrixSetStrFeatureInfo(matrix, "feature_type", texts, UInt64(types.count)) }
      }
    }
    var (shape, dimensions): (UnsafePointer<UInt64>?, UInt64) = (nil, 0)
    var result: UnsafePointer<Float>?
    let config =
      "{\"type\":\(XGBOOST_PREDICT_CONTRIBUTIONS),\"training\":false,\"iteration_begin\":0,\"iteration_end\":0,"
      + "\"strict_shape\":true}"
    try library.check { $0.XGBoosterPredictFromDMatrix(booster, matrix, config, &shape, &dimensions, &result) }
    let count = block.count * width * (featureCount + 1)
    // Safe because the shape has as many numbers as it tells, and the result as many as their product; both are the
    // booster's until its next call, and are copied at once.
    let told = UnsafeBufferPointer(start: shape, count: Int(clamping: dimensions)).reduce(1) { $0 &* $1 }
    guard told == UInt64(count), let result else { throw Fault("E050", "XGBoost gave too few numbers") }
    return UnsafeBufferPointer(start: result, count: count).map(Double.init)
  }

  private func each(
    _ source: some FeatureSource, _ work: String, _ body: (FeatureBlock, _ start: Int) throws -> Void
  ) throws {
    var start = 0
    let watch = Watch.current
    try source.read { block in
      try watch.check()
      watch.tell(Progress(work, done: Double(start), of: Double(source.rowCount), .rows))
      guard start + block.count <= source.rowCount else { throw Fault("E035", "the rows changed while they were read") }
      try body(block, start)
      start += block.count
    }
  }

  private func mismatch(_ given: Int) -> Fault {
    Fault("E037", "the model takes \(featureCount) features and was given \(given)")
  }
}
