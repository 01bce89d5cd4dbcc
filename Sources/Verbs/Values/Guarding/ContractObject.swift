import Display
import Frames
import Language

/// A contract as a value: it shows as the call that makes it.
final class ContractObject: DomainObject {
  let contract: Contract

  init(_ contract: Contract) {
    self.contract = contract
    super.init()
  }

  override var kind: String { "contract" }
  override var inline: String { "contract(\(NumberText.count(contract.count, "condition")))" }

  override var fields: [(name: String, value: Value)] {
    [
      ("conditions", .list(contract.conditions.map { .text($0.description) })),
      ("types", .record(contract.types.map { ($0.name, .text($0.type.description)) })),
    ]
  }

  override func showable(_ session: Session) -> any Showable {
    Lines(text: contract.description.split(separator: "\n").map { safeText(String($0)) })
  }

  override func isEqual(to other: Object) -> Bool { (other as? ContractObject)?.contract == contract }
  override func hash(into hasher: inout Hasher) { hasher.combine(contract) }
}

extension ContractObject: Argument {
  static var word: String { "a contract" }
  static func accepts(_ value: Value) -> Bool { value.asObject is ContractObject }

  static func read(_ given: Given, _ session: Session) throws -> Self {
    guard let object = given.value.asObject as? Self else {
      throw given.wrong(word, help: "`contract(.age > 0)` makes one, and `contract frame` suggests one")
    }
    return object
  }
}
