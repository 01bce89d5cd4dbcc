import Display
import Engines
import Frames
import Language
import Learning
import Registry

extension Session {
  /// Where the trials of a search go: the experiment of its name, the one that is under way, or one of its own.
  func searchLog(_ name: String?, verb: String) throws -> SearchLog {
    if let name { try Name.check(name, as: "experiment") }
    return SearchLog(
      registry: try registry(), experiment: name ?? experiment ?? verb + "-" + Run.freshID().dropFirst(),
      goesOn: name != nil,
      verb: verb, user: options.user, script: script?.name)
  }

  /// Searches on other threads. Ctrl-C ends it; what it has found so far is then offered.
  func search(
    _ frame: Frame, log: SearchLog, named work: String, folds: Learning.Folds?,
    _ body: @escaping @Sendable (SearchMemory, (SearchResult) -> Void) throws -> SearchResult
  ) throws -> SearchObject {
    let offer = Offer<SearchResult>()
    do {
      let result = try self.work(work) { try offer.filled { try body(log.memory, $0) } }
      return shown(result, frame, log, folds)
    } catch let problem as Diagnostic where problem.ending == .interrupted {
      throw self.offer(offer, of: problem, frame, log, folds)
    }
  }

  /// The result with the run of its model.
  private func shown(_ result: SearchResult, _ frame: Frame, _ log: SearchLog, _ folds: Learning.Folds?) -> SearchObject
  {
    for note in result.notes { screen.remark(note) }
    let outer = experiment
    experiment = log.experiment
    defer { experiment = outer }
    let model = result.model.map { ModelObject($0, run: record($0, started: Session.now()), in: frames) }
    return SearchObject(
      result, model: model, experiment: log.experiment, frame: frame, named: variable(of: frame), folds: folds)
  }

  /// The variable that holds a frame.
  private func variable(of frame: Frame) -> String? {
    interpreter.variableNames.first { name in
      (interpreter.variable(named: name)?.asObject as? FrameObject)?.frame.plan === frame.plan
    }
  }

  /// Says what a stopped search has found; at a prompt it can be taken, which trains the best on all rows.
  private func offer(
    _ found: Offer<SearchResult>, of problem: Diagnostic, _ frame: Frame, _ log: SearchLog, _ folds: Learning.Folds?
  ) -> Diagnostic {
    var told = problem
    let ended = (try? registry().runs(experiment: log.experiment, limit: 1_000_000).count) ?? 0
    guard ended > 0 else { return told }
    told.message = "stopped after \(NumberText.count(ended, "trial"))"
    if let best = stoppedAt?.facts.first { told.message += " (\(best.name) \(NumberText.short(best.value)))" }
    if log.goesOn { told.help = "run the line again: `name: \"\(log.experiment)\"` goes on where it stopped" }
    guard takesOffers else { return told }
    told.help = "`result = ans` trains the best so far on all rows" + (told.help.map { "; or " + $0 } ?? "")
    openOffer = OpenOffer(
      isClosed: { found.isClosed }, wait: { found.wait() },
      take: { [unowned self] in
        guard let result = found.value else { return nil }
        let whole =
          result.model == nil ? try work("training the best on all rows") { try result.refitted(on: frame) } : result
        return .object(shown(whole, frame, log, folds))
      }, isSlow: true)
    return told
  }
}
