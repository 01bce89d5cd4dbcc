internal import CEngines

/// Rows that XGBoost learns from or judges by, kept as bins: about a byte a number.
///
/// The rows are handed over as columns of floats, all at once: fed by blocks, XGBoost would place its bins otherwise than
/// Python's does for a whole matrix. The columns are given up when the bins are made.
///
/// Not Sendable: a matrix is made, and used by boosters, in one thread at a time.
public final class XGBoostMatrix {
  let handle: XGMatrixHandle
  let library: XGBoostLibrary
  public let rowCount: Int
  public let featureCount: Int
  /// `c` for each feature that is a category, `q` for each that is a quantity.
  let types: [String]

  /// Bins the rows of a source.
  ///
  /// - Parameters:
  ///   - names: What the features are called in a fault.
  ///   - labels: One a row: 0 or 1, a class's number, or the target.
  ///   - weights: One a row, at least 0; nil weighs all rows alike.
  ///   - categorical: The features whose numbers are codes of categories.
  ///   - bins: How many bins a feature's values are put into.
  ///   - reference: The training rows, whose bins a validation set must share.
  public init(
    _ source: some FeatureSource, names: [String], labels: [Float], weights: [Float]? = nil, categorical: [Int] = [],
    bins: Int = 256, threads: Int, reference: XGBoostMatrix? = nil
  ) throws {
    (rowCount, featureCount) = (source.rowCount, source.featureCount)
    guard rowCount > 0, featureCount > 0 else { throw Fault("E034", "there are no rows to learn from") }
    guard labels.count == rowCount, weights.map({ $0.count == source.rowCount }) ?? true else {
      throw Fault(
        "E034", "there are \(rowCount) rows, but \(labels.count) targets or \(weights?.count ?? rowCount) weights")
    }
    guard reference.map({ $0.featureCount == source.featureCount }) ?? true else {
      throw Fault("E034", "the rows have \(featureCount) features, those learnt from another number")
    }
    types = (0..<featureCount).map { categorical.contains($0) ? "c" : "q" }
    library = try XGBoostLibrary.standard()
    let columns = try FloatColumns(source, names: names)
    handle = try columns.matrix(
      labels: labels, weights: weights, types: types,
      config: "{\"missing\":NaN,\"nthread\":\(threads),\"max_bin\":\(bins)}", reference: reference?.handle, library)
  }

  deinit {
    // Safe because the matrix owns the handle; boosters hold the matrix.
    _ = library.call.XGDMatrixFree(handle)
  }
}

/// The rows of a source as columns of floats.
private final class FloatColumns {
  // Safe because it is allocated for `rows` numbers of every feature, filled once and freed once.
  private let numbers: UnsafeMutablePointer<Float>
  private let rows: Int
  private let features: Int

  /// E051 names a feature that holds infinities, or numbers that are beyond a float.
  init(_ source: some FeatureSource, names: [String]) throws {
    (rows, features) = (source.rowCount, source.featureCount)
    numbers = .allocate(capacity: max(1, rows * features))
    var infinities = [Int](repeating: 0, count: features)
    let watch = Watch.current
    var start = 0
    try source.read { block in
      try watch.check()
      watch.tell(Progress("binning", done: Double(start), of: Double(rows), .rows))
      guard start + block.count <= rows else { throw Fault("E035", "the rows changed while they were read") }
      for feature in 0..<features {
        let column = numbers + feature * rows + start
        for row in 0..<block.count {
          let number = Float(block.numbers[row * features + feature])
          if number.isInfinite { infinities[feature] += 1 }
          column[row] = number
        }
      }
      start += block.count
    }
    guard start == rows else { throw Fault("E035", "the rows changed while they were read") }
    if let feature = infinities.firstIndex(where: { $0 > 0 }) {
      let name = names.indices.contains(feature) ? names[feature] : "\(feature)"
      throw Fault(
        "E051",
        "XGBoost takes no infinities, and `\(name)` holds \(infinities[feature]) of them (or numbers beyond 3.4e38)",
        subject: "." + name, help: "filter or clip the column, exclude it, or train with gbm, which takes them")
    }
  }

  deinit { numbers.deallocate() }

  /// Has XGBoost make bins of the columns.
  func matrix(
    labels: [Float], weights: [Float]?, types: [String], config: String, reference: XGMatrixHandle?,
    _ library: XGBoostLibrary
  ) throws -> XGMatrixHandle {
    var proxy: XGMatrixHandle?
    try library.check { $0.XGProxyDMatrixCreate(&proxy) }
    guard let proxy else { throw Fault("E050", "XGBoost made no matrix") }
    defer { _ = library.call.XGDMatrixFree(proxy) }
    var made: XGMatrixHandle?
    // Safe because the columns, labels and weights live through the call, which copies what it needs of them, and the
    // turn does too; the handle, when the call succeeds, is a new matrix that the caller owns.
    try labels.withUnsafeBufferPointer { labels in
      try (weights ?? []).withUnsafeBufferPointer { weights in
        let turn = Turn(
          library, proxy, columns: (0..<features).map { Self.described(numbers + $0 * rows, rows) },
          labels: Self.described(labels.baseAddress, rows),
          weights: weights.isEmpty ? nil : Self.described(weights.baseAddress, rows),
          types: types)
        try withExtendedLifetime(turn) {
          try library.check {
            $0.XGQuantileDMatrixCreateFromCallback(
              Unmanaged.passUnretained(turn).toOpaque(), proxy, reference, { Turn.of($0)?.isDone = false },
              { Turn.of($0)?.give() ?? 0 }, config, &made)
          }
        }
      }
    }
    guard let made else { throw Fault("E050", "XGBoost made no matrix") }
    return made
  }

  /// Where numbers lie, as XGBoost is told it.
  private static func described(_ numbers: UnsafePointer<Float>?, _ count: Int) -> String {
    let place = UInt(bitPattern: numbers)
    return "{\"data\":[\(place),true],\"shape\":[\(count)],\"typestr\":\"<f4\",\"version\":3}"
  }

  /// One pass of XGBoost over the rows, which come all at once.
  private final class Turn {
    let library: XGBoostLibrary
    let proxy: XGMatrixHandle
    let columns: [String]
    let labels: String
    let weights: String?
    let types: [String]
    var isDone = false

    init(
      _ library: XGBoostLibrary, _ proxy: XGMatrixHandle, columns: [String], labels: String, weights: String?,
      types: [String]
    ) {
      self.library = library
      self.proxy = proxy
      self.columns = columns
      self.labels = labels
      self.weights = weights
      self.types = types
    }

    // Safe because XGBoost hands back the pointer that it was given, while the turn lives.
    static func of(_ pointer: XGIterHandle?) -> Turn? {
      pointer.map { Unmanaged<Turn>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Hands over the rows; 0 when they were, or when XGBoost does not take them, which it then tells itself.
    func give() -> CInt {
      guard !isDone else { return 0 }
      isDone = true
      let call = library.call
      guard call.XGProxyDMatrixSetDataColumnar(proxy, "[\(columns.joined(separator: ","))]") == 0,
        call.XGDMatrixSetInfoFromInterface(proxy, "label", labels) == 0,
        weights.map({ call.XGDMatrixSetInfoFromInterface(proxy, "weight", $0) == 0 }) ?? true,
        TextPointers.with(
          types,
          {
            call.XGDMatrixSetStrFeatureInfo(proxy, "feature_type", $0, UInt64(types.count))
          }) == 0
      else { return 0 }
      return 1
    }
  }
}
