import Engines
public import Frames

extension Training {
  /// Throws L101 where the rows break the contract; nothing is learnt from rows that are not as they should be.
  func keep(_ contract: Contract?, on frame: Frame) throws {
    guard let contract else { return }
    let broken = try frame.check(contract, examples: 0).results.filter { !$0.holds }
    guard let first = broken.first else { return }
    let more = broken.count > 1 ? ", and \(broken.count - 1) more" : ""
    throw Fault(
      "L101", "the rows break the contract: \(first.condition): \(first.verdict ?? "")\(more)", subject: "contract",
      help: "`check frame, contract` shows examples")
  }
}

extension Model {
  /// What of the model's contract a frame breaks, one line each; empty where it has none. What is asked of columns that the
  /// model does not read, such as the target, is not asked of rows without them; columns that the recipe makes are made.
  public func brokenTerms(of frame: Frame) throws -> [String] {
    guard let contract = card.contract else { return [] }
    var frame = frame
    let asked = Set(contract.columns)
    for case .derive(let items) in card.recipe.steps {
      let lacking = items.filter { asked.contains($0.name) && !frame.schema.contains($0.name) }
      if !lacking.isEmpty { frame = (try? frame.derive(lacking)) ?? frame }
    }
    let read = Set(card.signature.columns.map(\.name))
    let lacking = contract.columns.filter { !frame.schema.contains($0) && !read.contains($0) }
    guard let terms = lacking.isEmpty ? contract : contract.leaving(out: Set(lacking)) else { return [] }
    return try frame.check(terms, examples: 0).results.filter { !$0.holds }.map { result in
      "warning: the model's contract is broken: \(result.condition): \(result.verdict ?? "")"
    }
  }
}
