import Language
import Verbs

/// Which cells run, in the order of the script: the chosen ones, and those without which a chosen one would not see what
/// the script above gives it, because a name has no value yet, or one from elsewhere: of a cell further down, of a line
/// that has changed, of another notebook.
struct RunPlan {
  private(set) var cells: [NotebookCell] = []

  private let states: [Freshness.State]
  private let held: Keys
  private let keepsTyped: Bool

  /// - Parameters:
  ///   - held: what the names hold now.
  ///   - keepsTyped: a value that was typed counts as it is, as for somebody who runs one cell to try it out.
  init(_ chosen: [NotebookCell], of states: [Freshness.State], _ held: Keys, keepsTyped: Bool) {
    self.states = states
    self.held = held
    self.keepsTyped = keepsTyped
    var wanted = Set(chosen.compactMap(\.number))
    while let missing = missing(from: wanted) { wanted.insert(missing) }
    cells = states.map(\.cell).filter { wanted.contains($0.number ?? 0) }
  }

  /// A cell that has to run too; none once each that runs sees what it has to see.
  private func missing(from wanted: Set<Int>) -> Int? {
    var now = held.names
    for state in states where wanted.contains(state.cell.number ?? 0) {
      for name in needs(of: state).sorted() {
        guard let due = state.entry[name], now[name]?.key != due.key, case .cell(let binder) = due.place,
          !wanted.contains(binder)
        else { continue }
        if keepsTyped, case .input? = now[name]?.place { continue }
        return binder
      }
      for name in state.cell.facts.flatMap(\.flow.binds) { now[name] = state.exit[name] }
    }
    return nil
  }

  /// The names that a cell takes from above, with those that functions above will read.
  private func needs(of state: Freshness.State) -> Set<String> {
    var bound: Set<String> = []
    var names: Set<String> = []
    for facts in state.cell.facts {
      names.formUnion(facts.flow.reads.union(facts.asked).subtracting(bound))
      bound.formUnion(facts.flow.binds)
    }
    names.formUnion(state.asked.subtracting(bound).subtracting([SessionTrace.workspace]))
    var open = Array(names)
    while let name = open.popLast() {
      for late in state.entry[name]?.late ?? [] where names.insert(late).inserted { open.append(late) }
    }
    return names
  }

  /// What the cells above have left of the workspace, where that is what a cell finds there now: they ran as they stand,
  /// and none further down has changed it since.
  static func workspace(before number: Int, in states: [Freshness.State]) -> Keys.Known? {
    guard let place = states.firstIndex(where: { $0.cell.number == number }),
      let left = states[place].entry[SessionTrace.workspace], case .cell(let changer) = left.place,
      states.first(where: { $0.cell.number == changer })?.isCurrent ?? false
    else { return nil }
    let isChangedLater = states[place...].contains { state in
      state.cell.number != number && state.record != nil
        && state.exit[SessionTrace.workspace]?.key != state.entry[SessionTrace.workspace]?.key
    }
    return isChangedLater ? nil : left
  }
}
