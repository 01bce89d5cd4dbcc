internal import CEngines

/// Gradient-boosted trees of XGBoost while they are grown, a round at a time.
///
/// Not Sendable: it is used in one thread at a time. What was grown is asked as an `XGBoostModel`.
public final class XGBooster {
  private let handle: XGBoosterHandle
  private let library: XGBoostLibrary
  private let training: XGBoostMatrix
  private let validation: XGBoostMatrix?
  /// How many rounds it has, with those that it began with.
  public private(set) var rounds = 0

  /// Begins training on rows, judged after each round by the validation rows, anew or where a model's bytes ended. E050
  /// tells a parameter that is not taken.
  public init(
    _ parameters: [(name: String, value: String)], training: XGBoostMatrix, validation: XGBoostMatrix? = nil,
    base: [UInt8]? = nil
  ) throws {
    library = training.library
    self.training = training
    self.validation = validation
    var made: XGBoosterHandle?
    let matrices: [XGMatrixHandle?] = [training.handle] + (validation.map { [$0.handle] } ?? [])
    // Safe because the handle, when the call succeeds, is a new booster owned here, and the matrices are kept alive.
    try library.check { $0.XGBoosterCreate(matrices, UInt64(matrices.count), &made) }
    guard let made else { throw Fault("E050", "XGBoost made no model") }
    handle = made
    if let base {
      let model = try XGBoostModel(base)
      guard model.featureCount == training.featureCount else {
        throw Fault("E037", "the model takes \(model.featureCount) features and was given \(training.featureCount)")
      }
      // Safe because the bytes were checked, and XGBoost copies what it needs.
      try library.check { $0.XGBoosterLoadModelFromBuffer(made, base, UInt64(base.count)) }
      rounds = model.rounds
    }
    // The model keeps which features are categories, so that whoever loads it elsewhere need not know.
    try TextPointers.with(training.types) { types in
      try library.check {
        $0.XGBoosterSetStrFeatureInfo(made, "feature_type", types, UInt64(training.types.count))
      }
    }
    for (name, value) in parameters { try library.check { $0.XGBoosterSetParam(made, name, value) } }
  }

  deinit {
    // Safe because the booster owns the handle.
    _ = library.call.XGBoosterFree(handle)
  }

  /// Grows the trees of one round.
  public func update() throws {
    try library.check { $0.XGBoosterUpdateOneIter(handle, CInt(clamping: rounds), training.handle) }
    rounds += 1
  }

  /// The last metric of the validation rows after the last round, by its name; none without such rows.
  public func metric() throws -> (name: String, value: Double)? {
    guard let validation else { return nil }
    var told: UnsafePointer<CChar>?
    // Safe because there is one matrix and one name, and the text is the booster's until its next call, copied at once.
    try TextPointers.with(["v"]) { names in
      var matrices: [XGMatrixHandle?] = [validation.handle]
      try library.check { $0.XGBoosterEvalOneIter(handle, CInt(clamping: rounds - 1), &matrices, names, 1, &told) }
    }
    guard let text = told.map({ String(cString: $0) }), let last = text.split(separator: "\t").last,
      let colon = last.lastIndex(of: ":"), let value = Double(last[last.index(after: colon)...])
    else { return nil }
    return (String(last[..<colon].dropFirst(2)), value)
  }

  /// The model in XGBoost's binary form; `rounds` keeps the first ones only, such as up to the best.
  public func bytes(rounds wanted: Int? = nil) throws -> [UInt8] {
    guard let wanted, wanted < rounds, wanted > 0 else { return try library.bytes(of: handle, "ubj") }
    var made: XGBoosterHandle?
    // Safe because the handle, when the call succeeds, is a new booster owned here.
    try library.check { $0.XGBoosterSlice(handle, 0, CInt(clamping: wanted), 1, &made) }
    guard let made else { throw Fault("E050", "XGBoost made no model") }
    defer { _ = library.call.XGBoosterFree(made) }
    return try library.bytes(of: made, "ubj")
  }
}

extension XGBoostLibrary {
  /// A booster's bytes in a form: `ubj` or `json`.
  func bytes(of booster: XGBoosterHandle, _ form: String) throws -> [UInt8] {
    var length: UInt64 = 0
    var bytes: UnsafePointer<CChar>?
    try check { $0.XGBoosterSaveModelToBuffer(booster, "{\"format\":\"\(form)\"}", &length, &bytes) }
    // Safe because the bytes are the booster's until its next call, and are copied at once.
    return UnsafeBufferPointer(start: bytes, count: Int(clamping: length)).map { UInt8(bitPattern: $0) }
  }
}
