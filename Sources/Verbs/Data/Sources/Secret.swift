import Frames
import Language
import Registry

extension Verb {
  static let secret = Verb(
    "secret",
    "Take a password or a key from the environment, or from a file of the workspace that only you can read; it is shown nowhere.",
    effect: .none,
    foresight: .attempt,
    example: "secret \"SHOP_PASSWORD\"",
    Parameter<String>("name", "the variable of the environment, or the file in `.mlops/secrets`")
  ) { session, name in
    try session.refuseInSandbox("secrets")
    return SecretObject(try SecretFile(name, in: session.workspace.folder + "/secrets").secret())
  }
}
