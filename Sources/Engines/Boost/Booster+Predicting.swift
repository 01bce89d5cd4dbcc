internal import CEngines

extension Booster {
  /// What a prediction is.
  public enum Prediction: Sendable {
    /// A probability, a probability for each class, or the target's value.
    case answer
    /// The trees' sum before it is turned into an answer.
    case raw
    /// How much each feature moves the raw sum (SHAP), and the mean it is moved from as one number more.
    case contributions
  }

  /// How many numbers a row's prediction has.
  public func width(_ kind: Prediction) -> Int {
    kind == .contributions ? classCount * (featureCount + 1) : classCount
  }

  /// Predictions for the rows of a source, row after row, `width(kind)` numbers each; `iterations` uses the first
  /// ones only.
  public func predict(
    _ source: some FeatureSource, _ kind: Prediction = .answer, iterations: Int? = nil
  ) throws -> [Double] {
    guard source.featureCount == featureCount else {
      throw Fault("E037", "the model takes \(featureCount) features and was given \(source.featureCount)")
    }
    let width = width(kind)
    var results = [Double](repeating: 0, count: source.rowCount * width)
    var start = 0
    let watch = Watch.current
    let work = kind == .contributions ? "explaining" : "scoring"
    try source.read { block in
      try watch.check()
      watch.tell(Progress(work, done: Double(start), of: Double(source.rowCount), .rows))
      guard start + block.count <= source.rowCount else {
        throw Fault("E035", "the rows changed while they were read")
      }
      // Safe because the results have room for `width` numbers for each row of the source.
      try results.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        try predict(block, kind, iterations: iterations, into: base + start * width)
      }
      start += block.count
    }
    return results
  }

  /// Predictions of a block into room for `width(kind)` numbers a row: by our own forest where the trees were read
  /// from a text, by LightGBM where they are being grown and where features share out a prediction.
  private func predict(
    _ block: FeatureBlock, _ kind: Prediction, iterations: Int?, into results: UnsafeMutablePointer<Double>
  ) throws {
    if kind != .contributions, let forest {
      return forest.predict(block, isRaw: kind == .raw, iterations: iterations, into: results)
    }
    var length: Int64 = 0
    // Safe because the block holds `count` rows of `featureCount` numbers, and the results have room, as above.
    let threads = ThreadTeam.inside ?? library.threads
    try ThreadTeam.with(threads) {
      try library.check {
        $0.LGBM_BoosterPredictForMat(
          handle, block.numbers, CInt(LIGHTGBM_FLOAT64), Int32(block.count), Int32(featureCount), 1, kind.code, 0,
          CInt(clamping: iterations ?? -1), "verbosity=-1 num_threads=\(threads)", &length, results)
      }
    }
    guard length == block.count * width(kind) else { throw Fault("E030", "LightGBM gave too few predictions") }
  }
}

extension Booster.Prediction {
  /// LightGBM's number for the kind.
  var code: CInt {
    switch self {
    case .answer: CInt(LIGHTGBM_PREDICT_NORMAL)
    case .raw: CInt(LIGHTGBM_PREDICT_RAW)
    case .contributions: CInt(LIGHTGBM_PREDICT_CONTRIB)
    }
  }
}
