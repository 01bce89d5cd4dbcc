import Display
import Engines
import Language

/// A secret as a value: it is handed on, and shows three dots wherever it is shown.
final class SecretObject: DomainObject {
  let secret: Engines.Secret

  init(_ secret: Engines.Secret) {
    self.secret = secret
    super.init()
  }

  override var kind: String { "secret" }
  override var inline: String { Secrets.mark }
  override var fields: [(name: String, value: Value)] { [("name", .text(secret.name))] }
  override func showable(_ session: Session) -> any Showable { Shown() }

  private struct Shown: Showable {
    func lines(_ paint: Paint) -> [String] { [Secrets.mark] }
  }
}

extension SecretObject: Argument {
  static var word: String { "a secret" }
  static func accepts(_ value: Value) -> Bool { value.asObject is SecretObject }

  static func read(_ given: Given, _ session: Session) throws -> SecretObject {
    guard let secret = given.value.asObject as? SecretObject else {
      throw given.wrong(word, help: "write `secret(\"NAME\")`, so that it stays out of scripts and of the history")
    }
    return secret
  }
}
