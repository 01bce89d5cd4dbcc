import Engines
import Frames
import Synchronization
import Testing

@testable import Learning

/// Whole searches on rows with a known signal.
struct TuningTests {
  private let context = FrameContext()

  private func tuning(_ method: Tuning.Method, trials: Int = 8) -> Tuning {
    var training = Synthetic.training("y")
    training.parameters = [("n_estimators", .int(8))]
    training.threads = 1
    var tuning = Tuning(
      training,
      ranges: [
        ("num_leaves", .whole(2...32, isLog: true)), ("learning_rate", .number(0.01...0.5, isLog: true)),
      ])
    (tuning.method, tuning.trials, tuning.folds) = (method, trials, Folds(3))
    return tuning
  }

  @Test("A search repeats by its seed, whatever the threads do.", arguments: [Tuning.Method.random, .tpe, .halving])
  func repeats(_ method: Tuning.Method) throws {
    let frame = try context.frame(Synthetic.table(400))
    var tuning = tuning(method, trials: 12)
    tuning.resource = .trees
    let first = try tuning.run(on: frame)
    let second = try tuning.run(on: frame)
    func told(_ result: SearchResult) -> [[Scalar]] {
      result.trials.map { $0.values + $0.scores.map(Scalar.double) + [.text($0.state.rawValue)] }
    }
    #expect(told(first) == told(second))
    #expect(first.trials.count == (method == .halving ? 17 : 12) && first.best.share == 1)
    #expect(first.model != nil)
  }

  @Test("The best trial's scores are those of cross-validation with its parameters.")
  func agrees() throws {
    let frame = try context.frame(Synthetic.table(300))
    let result = try tuning(.tpe).run(on: frame, refits: false)
    var training = result.training
    training.threads = 1
    let judged = try training.crossValidated(on: frame, Folds(3))
    #expect(judged.scores[0].values == result.best.scores)
    #expect(result.score(of: result.best)?.interval == judged.scores[0].interval)
  }

  @Test("A search goes on from the trials that were kept, and comes to what it would have come to at once.")
  func resumes() throws {
    let frame = try context.frame(Synthetic.table(300))
    let kept = Mutex<[String: [Trial]]>([:])
    let memory = SearchMemory(
      recall: { study in kept.withLock { $0[study] ?? [] } },
      keep: { trial, study in kept.withLock { $0[study.code, default: []].append(trial) } })
    _ = try tuning(.tpe, trials: 7).run(on: frame, memory: memory, refits: false)
    let more = try tuning(.tpe, trials: 14).run(on: frame, memory: memory, refits: false)
    #expect(kept.withLock { $0.values.map(\.count) } == [14])
    let whole = try tuning(.tpe, trials: 14).run(on: frame, refits: false)
    #expect(more.trials.map(\.scores) == whole.trials.map(\.scores))
  }

  @Test("The time is kept, with the training of the best on all rows.")
  func time() throws {
    let frame = try context.frame(Synthetic.table(300))
    var tuning = tuning(.random)
    (tuning.trials, tuning.seconds) = (nil, 1.5)
    let began = ContinuousClock.now
    let result = try tuning.run(on: frame)
    // A machine under load may hold up the last trial and the training on all rows for a while.
    #expect(ContinuousClock.now - began < .seconds(15))
    #expect(result.trials.count >= 1 && result.model != nil)
  }

  @Test("What is stopped hands over what it has found.")
  func stopped() throws {
    let frame = try context.frame(Synthetic.table(300))
    let ended = Counting()
    let watch = Watch()
    let memory = SearchMemory(recall: { _ in [] }, keep: { _, _ in if ended.next() >= 4 { watch.stop() } })
    var found: SearchResult?
    #expect(throws: (any Error).self) {
      try watch.run { try tuning(.random, trials: 500).run(on: frame, memory: memory, reached: { found = $0 }) }
    }
    #expect((found?.trials.count ?? 0) >= 3 && found?.model == nil)
    #expect(try found?.refitted(on: frame).model != nil)
  }

  @Test("Trials that cannot be trained are told, and a search of nothing else ends.")
  func failures() throws {
    var training = Synthetic.training("y")
    training.parameters = [("n_estimators", .int(100_000))]
    var tuning = Tuning(training, ranges: [("num_leaves", .whole(100_000...131_072, isLog: false))])
    (tuning.trials, tuning.folds, tuning.training.parameters) = (
      50, Folds(2), tuning.training.parameters + [("min_child_samples", .int(0))]
    )
    let fault = try #require(throws: Fault.self) { try tuning.run(on: context.frame(Synthetic.table(3000))) }
    #expect(fault.code == "L075" && fault.message.contains("would take"))
  }

  @Test("What makes no sense is told before a row is read.")
  func wrong() throws {
    let frame = try context.frame(Synthetic.table(60))
    var cases: [(Tuning, String)] = []
    func add(_ code: String, _ change: (inout Tuning) -> Void) {
      var wrong = tuning(.tpe)
      change(&wrong)
      cases.append((wrong, code))
    }
    add("L074") { $0.trials = 0 }
    add("L074") { $0.seconds = 1e-3 }
    add("L074") { $0.seconds = 1e9 }
    add("L045") { $0.folds = Folds(1) }
    add("L077") { $0.metric = "auk" }
    add("F001") { $0.folds = Folds(3, group: "nothing") }
    add("L074") { ($0.method, $0.trials) = (.halving, 2) }
    for (tuning, code) in cases {
      #expect(throws: Fault.self) { try tuning.run(on: frame) }
      do { _ = try tuning.run(on: frame) } catch let fault as Fault { #expect(fault.code == code, "\(fault)") }
    }
  }

  @Test("Rows of their own judge in place of parts, and rows of a test part are refused there too.")
  func validation() throws {
    let frame = try context.frame(Synthetic.table(300))
    var tuning = tuning(.random, trials: 3)
    tuning.validation = .rows(try context.frame(Synthetic.table(100, seed: 2)))
    let result = try tuning.run(on: frame, refits: false)
    #expect(result.parts == 1 && result.trials.allSatisfy { $0.scores.count == 1 })
    tuning.validation = .rows(try frame.split(test: 0.3, seed: 1).frames[1])
    let fault = try #require(throws: Fault.self) { try tuning.run(on: frame) }
    #expect(fault.code == "L070")
  }
}
