internal import CEngines

/// A model of gradient-boosted trees: it is trained an iteration at a time, or loaded from text.
///
/// Sendable: LightGBM guards each booster by a lock that lets predictions run side by side.
public final class Booster: @unchecked Sendable {
  // Sendable because the handle never changes between init and deinit, and the datasets are only kept alive here.
  let handle: BoosterHandle
  let library: LightGBMLibrary
  private let datasets: [BoosterDataset]
  public let featureCount: Int
  /// The classes of a multi-class model; 1 otherwise.
  public let classCount: Int
  /// The trees of a model that was read from its text.
  let forest: Forest?

  /// Begins training on rows, judged after each iteration by the validation sets.
  public init(
    _ parameters: BoosterParameters, training: BoosterDataset, validation: [BoosterDataset] = []
  ) throws {
    let library = training.library
    let text = try parameters.text(["verbosity": "-1", "num_threads": String(library.threads)])
    var made: BoosterHandle?
    // Safe because the handle, when the call succeeds, is a new booster owned here, and it holds its datasets.
    try library.check { $0.LGBM_BoosterCreate(training.handle, text, &made) }
    guard let made else { throw Fault("E030", "LightGBM made no model") }
    do {
      for dataset in validation { try library.check { $0.LGBM_BoosterAddValidData(made, dataset.handle) } }
      (featureCount, classCount) = try Self.shape(made, library)
    } catch {
      _ = library.call.LGBM_BoosterFree(made)
      throw error
    }
    handle = made
    self.library = library
    forest = nil
    datasets = [training] + validation
  }

  /// Loads a model from its text, which is validated first: LightGBM's own reader trusts what it reads.
  public init(text: String) throws {
    forest = try BoosterText.read(text).forest
    let library = try LightGBMLibrary.standard()
    var made: BoosterHandle?
    var iterations: CInt = 0
    // Safe because the text was validated, and the handle, when the call succeeds, is a new booster owned here.
    try library.check { $0.LGBM_BoosterLoadModelFromString(text, &iterations, &made) }
    guard let made else { throw Fault("E030", "LightGBM made no model") }
    do { (featureCount, classCount) = try Self.shape(made, library) } catch {
      _ = library.call.LGBM_BoosterFree(made)
      throw error
    }
    handle = made
    self.library = library
    datasets = []
  }

  deinit {
    // Safe because the booster owns the handle; fast predictors hold the booster.
    _ = library.call.LGBM_BoosterFree(handle)
  }

  /// Adds the trees of one iteration; true when nothing more can be learnt.
  public func update() throws -> Bool {
    var finished: CInt = 0
    try library.check { $0.LGBM_BoosterUpdateOneIter(handle, &finished) }
    return finished != 0
  }

  /// Puts the trees of another model before the own ones; they stay as they are.
  public func begin(with other: Booster) throws {
    // Safe because both handles are open boosters, and LightGBM copies the other's trees.
    try library.check { $0.LGBM_BoosterMerge(handle, other.handle) }
  }

  /// Takes the last iteration back.
  public func rollback() throws { try library.check { $0.LGBM_BoosterRollbackOneIter(handle) } }

  /// How many iterations the model has.
  public func iterationCount() throws -> Int {
    var count: CInt = 0
    try library.check { $0.LGBM_BoosterGetCurrentIteration(handle, &count) }
    return Int(count)
  }

  /// The metrics' names, in the order of `metrics`.
  public func metricNames() throws -> [String] {
    var count: CInt = 0
    try library.check { $0.LGBM_BoosterGetEvalCounts(handle, &count) }
    let size = 128
    var bytes = [CChar](repeating: 0, count: max(1, Int(count) * size))
    // Safe because there is room for as many names as the call before told, and longer ones are cut by LightGBM.
    try bytes.withUnsafeMutableBufferPointer { buffer in
      var names = (0..<Int(count)).map { index in buffer.baseAddress.map { $0 + index * size } }
      var needed = 0
      try library.check { $0.LGBM_BoosterGetEvalNames(handle, count, &count, size, &needed, &names) }
    }
    return (0..<Int(count)).map { index in
      let name = bytes[(index * size)..<((index + 1) * size)].prefix { $0 != 0 }
      return String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// The metrics after the last iteration; dataset 0 is the training rows, 1 and up are the validation sets.
  public func metrics(of dataset: Int) throws -> [Double] {
    guard datasets.indices.contains(dataset) else { throw Fault("E036", "the model has no dataset \(dataset)") }
    var count: CInt = 0
    try library.check { $0.LGBM_BoosterGetEvalCounts(handle, &count) }
    var results = [Double](repeating: 0, count: max(1, Int(count)))
    // Safe because there is room for as many numbers as the call before told.
    try library.check { $0.LGBM_BoosterGetEval(handle, CInt(dataset), &count, &results) }
    return Array(results.prefix(Int(count)))
  }

  /// The predictions of the model so far for a dataset's rows; one a row, or for several classes class after class.
  public func predictions(of dataset: Int) throws -> [Double] {
    guard datasets.indices.contains(dataset) else { throw Fault("E036", "the model has no dataset \(dataset)") }
    var count: Int64 = 0
    try library.check { $0.LGBM_BoosterGetNumPredict(handle, CInt(dataset), &count) }
    var results = [Double](repeating: 0, count: max(1, Int(count)))
    // Safe because there is room for as many numbers as the call before told.
    try library.check { $0.LGBM_BoosterGetPredict(handle, CInt(dataset), &count, &results) }
    return Array(results.prefix(Int(count)))
  }

  /// The model as text; `iterations` keeps the first ones only, such as up to the best.
  public func text(iterations: Int? = nil) throws -> String {
    let wanted = CInt(clamping: iterations ?? -1)
    // Writing a text takes LightGBM milliseconds, so that most models get room enough for the first try.
    var room = 1 << 20
    while true {
      var length: Int64 = 0
      let text = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        // Safe because LightGBM writes no more than there is room for, and tells the length with the zero at its end.
        try buffer.withMemoryRebound(to: CChar.self) { bytes in
          try library.check {
            $0.LGBM_BoosterSaveModelToString(
              handle, 0, wanted, CInt(LIGHTGBM_IMPORTANCE_GAIN), Int64(room), &length, bytes.baseAddress)
          }
        }
        count = Int(length) <= room ? max(0, Int(length) - 1) : 0
      }
      if Int(length) <= room { return String(decoding: text, as: UTF8.self) }
      room = Int(length)
    }
  }

  /// How a feature's importance is counted.
  public enum Importance: Sendable {
    /// By how much its splits lowered the loss, in sum.
    case gain
    /// By how many splits use it.
    case splits
  }

  /// The importance of each feature.
  public func importance(_ kind: Importance, iterations: Int? = nil) throws -> [Double] {
    var results = [Double](repeating: 0, count: max(1, featureCount))
    let code = kind == .gain ? LIGHTGBM_IMPORTANCE_GAIN : LIGHTGBM_IMPORTANCE_SPLIT
    // Safe because there is room for a number a feature.
    try library.check {
      $0.LGBM_BoosterFeatureImportance(handle, CInt(clamping: iterations ?? -1), CInt(code), &results)
    }
    return Array(results.prefix(featureCount))
  }

  private static func shape(_ handle: BoosterHandle, _ library: LightGBMLibrary) throws -> (Int, Int) {
    var features: CInt = 0
    var classes: CInt = 0
    try library.check { $0.LGBM_BoosterGetNumFeature(handle, &features) }
    try library.check { $0.LGBM_BoosterGetNumClasses(handle, &classes) }
    return (Int(features), Int(classes))
  }
}
