import Engines
public import Frames

extension Training {
  /// Trains as often as there are parts, each time on all rows but one part, and judges each model on that part. Every
  /// preparation is fitted on the training rows of its part alone. Parts are worked on side by side; `threads` is what
  /// each training has, by itself an equal share of the cores.
  public func crossValidated(on frame: Frame, _ folds: Folds = Folds()) throws -> CrossValidation {
    try folds.check()
    try check(on: frame)
    let rehearsal = try Rehearsal(self, on: frame, .folds(folds), verb: "crossval")
    var training = self
    let count = rehearsal.parts.count
    let threads = threads ?? max(1, Processors.used / min(Processors.used, count))
    training.threads = threads
    let outer = Watch.current
    let done = Counting()
    let answers = try Beside.map(count, together: true, threads: max(1, Processors.used / threads)) { [training] part in
      try outer.check()
      // The trainings' own progress would be that of several at once.
      let answer = try Watch { outer.isStopped }.run { try rehearsal.judge(training, part: part) }
      let ended = done.next()
      outer.tell(Progress("part \(ended) of \(count)", done: Double(ended) / Double(count) * 100, of: 100))
      return answer
    }
    return try CrossValidation(rehearsal, answers, threads: threads)
  }
}
