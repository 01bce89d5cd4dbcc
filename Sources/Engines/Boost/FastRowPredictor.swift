internal import CEngines
import Glibc
import Synchronization

/// Predictions for single rows, at serving speed: everything is set up once, and a row takes microseconds.
///
/// Sendable: any number of threads may ask at once. LightGBM lets one thread at a time into each of its fast
/// predictors, so there are several of them, and a thread takes the first that is free.
public final class FastRowPredictor: @unchecked Sendable {
  // Sendable because the handles never change between init and deinit, and each is used under its own flag.
  private let slots: [FastConfigHandle]
  private let busy: [Flag]
  private let booster: Booster
  /// How many numbers a row has.
  public let featureCount: Int
  /// How many numbers a prediction has.
  public let width: Int

  private final class Flag: Sendable { let value = Atomic(false) }

  /// Sets up predictions of a kind; `threads` is how many threads may predict at once without waiting.
  public init(
    _ booster: Booster, _ kind: Booster.Prediction = .answer, iterations: Int? = nil, threads: Int? = nil
  ) throws {
    let library = booster.library
    // Safe because each handle is new and owned here, and the booster outlives it.
    let slots = try ThreadTeam.joining { team in
      try FastRowPredictor.made(
        max(1, threads ?? library.threads), booster, kind, iterations, "verbosity=-1 num_threads=\(team)")
    }
    self.slots = slots
    busy = slots.map { _ in Flag() }
    self.booster = booster
    featureCount = booster.featureCount
    width = booster.width(kind)
  }

  private static func made(
    _ count: Int, _ booster: Booster, _ kind: Booster.Prediction, _ iterations: Int?, _ parameters: String
  ) throws -> [FastConfigHandle] {
    var slots: [FastConfigHandle] = []
    for _ in 0..<count {
      var made: FastConfigHandle?
      do {
        // Safe because the handle is new and owned by whoever asked.
        try booster.library.check {
          $0.LGBM_BoosterPredictForMatSingleRowFastInit(
            booster.handle, kind.code, 0, CInt(clamping: iterations ?? -1), CInt(LIGHTGBM_FLOAT64),
            Int32(booster.featureCount), parameters, &made)
        }
      } catch {
        for slot in slots { _ = booster.library.call.LGBM_FastConfigFree(slot) }
        throw error
      }
      if let made { slots.append(made) }
    }
    return slots
  }

  deinit {
    // Safe because the handles are owned here and no prediction runs any more.
    for slot in slots { _ = booster.library.call.LGBM_FastConfigFree(slot) }
  }

  /// The prediction for one row: a number a feature, NaN where it is missing.
  public func predict(_ row: [Double]) throws -> [Double] {
    guard row.count == featureCount else {
      throw Fault("E037", "the model takes \(featureCount) features and was given \(row.count)")
    }
    let slot = take()
    defer { busy[slot].value.store(false, ordering: .releasing) }
    var failed = false
    let result = [Double](unsafeUninitializedCapacity: width) { buffer, count in
      var length: Int64 = 0
      // Safe because the row has a number a feature, and the buffer has room for `width` numbers.
      let state = row.withUnsafeBufferPointer {
        booster.library.call.LGBM_BoosterPredictForMatSingleRowFast(
          slots[slot], $0.baseAddress, &length, buffer.baseAddress)
      }
      failed = state != 0 || length != width
      count = failed ? 0 : width
    }
    if failed { throw Fault("E030", "LightGBM gave no prediction") }
    return result
  }

  /// Takes a free predictor, or waits for one by trying again.
  private func take() -> Int {
    var turn = 0
    while true {
      for index in busy.indices where !busy[index].value.load(ordering: .relaxed) {
        if busy[index].value.compareExchange(
          expected: false, desired: true, successOrdering: .acquiring, failureOrdering: .relaxed
        ).exchanged {
          return index
        }
      }
      turn += 1
      // A call takes microseconds, so more waiting threads than predictors give way instead of sleeping.
      if turn > 16 { sched_yield() }
    }
  }
}
