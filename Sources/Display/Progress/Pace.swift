public import Engines

/// How fast a piece of work goes, and how long it goes on at that pace: from what was done in the last while, so that an
/// early rush or a stall is not held against the rest.
///
/// It knows no clock: whoever tells it how far the work is says when that was, in seconds.
public struct Pace: Sendable {
  /// When the work began that is watched now; none while none is.
  public private(set) var began: Double?
  public private(set) var progress: Progress?
  private var stageBegan = 0.0
  /// When the work had come how far, oldest first; each place once.
  private var steps: [(time: Double, done: Double)] = []
  private var now = 0.0

  public init() {}

  /// Takes how far the work is; none when it has ended.
  public mutating func take(_ progress: Progress?, at time: Double) {
    guard let progress else {
      self = Pace()
      return
    }
    now = time
    if began == nil { began = time }
    if self.progress?.work != progress.work || progress.done < self.progress?.done ?? 0 {
      stageBegan = time
      steps = [(time, progress.done)]
    } else if let last = steps.last, progress.done > last.done {
      steps.append((time, progress.done))
    }
    self.progress = progress
    // One step before the window stays, where the window begins.
    let start = time - window
    while steps.count > 2, steps[1].time < start { steps.removeFirst() }
  }

  /// Seconds since the work began.
  public var elapsed: Double { began.map { now - $0 } ?? 0 }

  /// What is done in a second at the pace of the last while, a stall included; none before enough was seen.
  public var rate: Double? {
    guard let first = steps.first, let last = steps.last, steps.count > Pace.fewSteps,
      now - stageBegan >= Pace.fewSeconds
    else { return nil }
    return (last.done - first.done) / (now - first.time)
  }

  /// How long the work goes on at that pace; none where nobody knows the end, before enough was seen, while the pace
  /// has just changed by more than half, and while nothing moves. The last tenth of an engine's own estimate is seldom a
  /// tenth of the time, so nothing is said of it.
  public var secondsLeft: Double? {
    guard let progress, let total = progress.total, let rate, rate > 0, let share = progress.share, share >= 0.01
    else { return nil }
    guard progress.unit != .percent || share < 0.9, !isStalled else { return nil }
    // The later half of the time that is looked at must have gone as the whole.
    if let first = steps.first, let last = steps.last,
      let middle = steps.last(where: { $0.time <= (first.time + now) / 2 }), now > middle.time
    {
      let recent = (last.done - middle.done) / (now - middle.time)
      guard recent > rate / 2, recent < rate * 2 else { return nil }
    }
    return max(0, total - progress.done) / rate
  }

  /// The next step is overdue: four times as long as steps took in the last while.
  private var isStalled: Bool {
    guard let first = steps.first, let last = steps.last, steps.count > 1 else { return true }
    return now - last.time > max(1, 4 * (last.time - first.time) / Double(steps.count - 1))
  }

  /// The last half of the time, from 3 to 30 s.
  private var window: Double { min(30, max(3, (now - stageBegan) / 2)) }

  /// A pace is no pace before so many seconds and steps.
  private static let fewSeconds = 0.8
  private static let fewSteps = 3
}
