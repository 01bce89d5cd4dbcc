import Frames

extension RecipeTail {
  /// The row-wise steps of a plan above the lowest place from which every row comes alone. Steps that only choose or order
  /// rows (filter, split, sort, head, distinct) are passed over: a served row was chosen already.
  init(_ plan: Plan) {
    var steps: [RowStep] = []
    var place = plan
    while let below = place.rowWiseInput {
      switch place.step {
      case .derive(_, let items): steps.append(.derive(items))
      case .keep(_, let names): steps.append(.keep(names))
      case .rename(_, let renamings): steps.append(.rename(renamings))
      default: break
      }
      place = below
    }
    self.init(steps: steps.reversed(), source: place.schema)
  }
}

extension Plan {
  /// How the rows of the plan were chosen, in a few words, from the topmost split: `random split, seed 7`.
  var splitKind: String? {
    var place: Plan? = self
    while let plan = place {
      if case .part(let partition, _) = plan.step, plan.verb != "sample" {
        let verb = plan.verb == "fold" ? "fold" : "split"
        switch partition.rule {
        case .random, .count: return "random \(verb), seed \(partition.seed)"
        case .stratified(let by): return "\(verb) stratified by \(by), seed \(partition.seed)"
        case .grouped(let by): return "\(verb) by groups of \(by), seed \(partition.seed)"
        case .time(let by): return "\(verb) by time \(by)"
        case .condition(let condition): return "\(verb) where \(condition)"
        }
      }
      place = plan.rowWiseInput
    }
    return nil
  }
}
