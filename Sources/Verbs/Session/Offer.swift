import Calendar
import Dispatch
import Display
import Engines
import Language
import Learning
import Registry
import Synchronization

/// What work that was stopped may still hand over, once the engine gives it back: nobody waits for it unless asked.
final class Offer<T: Sendable>: Sendable {
  private struct State {
    var value: T?
    var isClosed = false
  }

  private let state = Mutex(State())
  private let closing = DispatchSemaphore(value: 0)

  private func give(_ value: T) { state.withLock { $0.value = value } }

  /// Nothing more comes.
  private func close() {
    state.withLock { $0.isClosed = true }
    closing.signal()
  }

  var isClosed: Bool { state.withLock { $0.isClosed } }
  var value: T? { state.withLock { $0.value } }

  /// Does the work that may be stopped, which hands over what it has reached; then nothing more comes. What it gives
  /// when it ends by itself counts too: whoever stopped it in that moment has already turned away.
  func filled(by work: (_ reached: (T) -> Void) throws -> T) rethrows -> T {
    defer { close() }
    let value = try work(give)
    give(value)
    return value
  }

  /// Waits until nothing more comes.
  func wait() {
    while !isClosed { _ = closing.wait(timeout: .now() + .milliseconds(50)) }
  }
}

/// What a stopped training or search had reached, for `ans`: never registered by itself.
struct OpenOffer {
  /// Whether the work that was stopped has ended.
  let isClosed: () -> Bool
  /// Waits until it has.
  let wait: @Sendable () -> Void
  /// What it reached, as a value; none where that is nothing.
  let take: () throws -> Value?
  /// The prompt's number of the block that was stopped, for `out[3]`.
  var number: Int?
  /// Another result came meanwhile: `ans` is that.
  var isOvertaken = false
  /// Taking it is work of its own, which is done only when it is asked for.
  var isSlow = false
}

extension Session {
  /// Says what a stopped training had reached; at a prompt it can be taken.
  func offer(_ model: Offer<Model>, of problem: Diagnostic, started: Moment) -> Diagnostic {
    guard let progress = stoppedAt, [.rounds, .models].contains(progress.unit), progress.done >= 1,
      let total = progress.total
    else {
      return problem
    }
    let counted = { (value: Double) in NumberText.integer(Int(exactly: value) ?? 0) }
    var told = problem
    told.message = "stopped after \(counted(progress.done)) of \(counted(total)) \(progress.unit.rawValue)"
    if let metric = progress.facts.first {
      let best = progress.facts.first { $0.name == "best" } ?? metric
      told.message += " (\(metric.name) \(NumberText.short(best.value)) on the validation rows)"
    }
    guard takesOffers else { return told }
    told.help = "`model = ans` keeps the model as it was" + (progress.facts.isEmpty ? "" : " at its best round")
    openOffer = OpenOffer(isClosed: { model.isClosed }, wait: { model.wait() }) { [unowned self] in
      model.value.map { .object(ModelObject($0, run: record($0, started: started, as: .stopped), in: frames)) }
    }
    return told
  }

  /// Binds what was offered: to `out[…]`, and to `ans` where nothing else came meanwhile. Where a round still runs, it is
  /// waited for only when the block asks for it.
  func takeOffer(for block: String) throws {
    guard let offer = openOffer else { return }
    let words = block.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let isWanted = words.contains("ans") || words.contains("out")
    if !offer.isClosed() {
      guard isWanted else {
        openOffer?.isOvertaken = true
        return
      }
      try work("finishing what was running", offer.wait)
    }
    guard isWanted || !offer.isSlow else {
      openOffer?.isOvertaken = true
      return
    }
    let taken = try offer.take()
    openOffer = nil
    guard let value = taken else {
      guard isWanted, !offer.isOvertaken else { return }
      throw Diagnostic("V051", "the training that was stopped left no model", help: "run it again")
    }
    if let number = offer.number { results[number] = value }
    if !offer.isOvertaken {
      interpreter.setVariable(named: "ans", value)
      trace?.takesOffer = true
    }
  }
}
