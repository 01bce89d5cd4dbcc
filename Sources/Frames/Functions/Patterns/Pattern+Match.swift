import Engines

extension Pattern {
  /// Whether it matches anywhere in the text.
  func matches(_ text: [UInt32]) -> Bool { find(in: text, from: 0, keeps: 0) != nil }

  /// The first match from a place on: where the whole and each group begin and end, -1 for a group that takes no part.
  func match(in text: [UInt32], from start: Int) -> [Int]? {
    start > text.count ? nil : find(in: text, from: start, keeps: 2 * (groups + 1))
  }

  /// The threads that stand at one place of the text, the preferred ones first.
  private struct Threads {
    var steps: [Int] = []
    /// What each has kept, one after the other.
    var kept: [Int] = []
    /// The last round in which a step was entered.
    var seen: [Int]

    init(_ count: Int) { seen = Array(repeating: -1, count: count) }
  }

  private enum Task {
    case enter(Int)
    case restore(Int, Int)
  }

  private func find(in text: [UInt32], from start: Int, keeps: Int) -> [Int]? {
    var now = Threads(steps.count)
    var next = Threads(steps.count)
    var tasks: [Task] = []
    var found: [Int]?
    var kept = Array(repeating: -1, count: keeps)
    var place = start
    while true {
      if found == nil {
        for slot in 0..<keeps { kept[slot] = -1 }
        enter(0, &now, &tasks, text, place, &kept)
      }
      if now.steps.isEmpty, found != nil { return found }
      if place & 0xFFFFF == 0xFFFFF, Watch.current.isStopped { return found }
      for (thread, step) in now.steps.enumerated() {
        let moves: Bool
        switch steps[step] {
        case .character(let value): moves = place < text.count && text[place] == value
        case .set(let set): moves = place < text.count && sets[set].contains(text[place])
        default:
          // The only other step that a thread rests at is the end, and those behind it are not preferred.
          if keeps == 0 { return [] }
          found = Array(now.kept[thread * keeps..<(thread + 1) * keeps])
          moves = false
        }
        if moves {
          for slot in 0..<keeps { kept[slot] = now.kept[thread * keeps + slot] }
          enter(step + 1, &next, &tasks, text, place + 1, &kept)
        } else if case .match = steps[step] {
          break
        }
      }
      swap(&now, &next)
      next.steps.removeAll(keepingCapacity: true)
      next.kept.removeAll(keepingCapacity: true)
      place += 1
      if place > text.count { return found }
    }
  }

  /// Follows all steps that take no character.
  private func enter(
    _ step: Int, _ threads: inout Threads, _ tasks: inout [Task], _ text: [UInt32], _ place: Int, _ kept: inout [Int]
  ) {
    tasks.append(.enter(step))
    while let task = tasks.popLast() {
      guard case .enter(let step) = task else {
        if case .restore(let slot, let old) = task { kept[slot] = old }
        continue
      }
      guard threads.seen[step] != place else { continue }
      threads.seen[step] = place
      switch steps[step] {
      case .jump(let target): tasks.append(.enter(target))
      case .split(let first, let second):
        tasks.append(.enter(second))
        tasks.append(.enter(first))
      case .assertion(let assertion):
        if assertion.holds(in: text, at: place) { tasks.append(.enter(step + 1)) }
      case .keep(let slot):
        if slot < kept.count {
          tasks.append(.restore(slot, kept[slot]))
          kept[slot] = place
        }
        tasks.append(.enter(step + 1))
      case .character, .set, .match:
        threads.steps.append(step)
        threads.kept += kept
      }
    }
  }
}
