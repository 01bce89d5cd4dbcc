import Engines
import Glibc
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
    // Safe because getenv gives NULL or a text that ends in a zero byte, copied at once.
    if let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty {
      return SecretObject(Engines.Secret(name, text: value))
    }
    return SecretObject(try SecretFile(name, in: session.workspace.folder + "/secrets").secret())
  }
}

/// A secret in a file that nobody else can read.
private struct SecretFile {
  let name: String
  let path: String

  /// Throws F087 where the name could be a path.
  init(_ name: String, in folder: String) throws {
    let isName =
      !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 100
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    guard isName else {
      throw Fault("F087", "the name of a secret has letters, digits, `.`, `_` and `-` alone", subject: name)
    }
    self.name = name
    path = folder + "/" + name
  }

  /// Throws F087 where there is none, F088 where others can read it.
  func secret() throws -> Engines.Secret {
    let handle = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard handle >= 0 else {
      throw Fault(
        "F087", "there is no secret `\(name)`: neither the environment nor the workspace has one", subject: name,
        help:
          "set the variable \(name), or type `install -m 600 -D /dev/stdin .mlops/secrets/\(name)` and then the secret")
    }
    defer { close(handle) }
    var facts = stat()
    guard fstat(handle, &facts) == 0, facts.st_mode & 0o077 == 0, facts.st_uid == geteuid() else {
      throw Fault(
        "F088", "others can read the secret `\(name)`", subject: name, help: "type `chmod 600 .mlops/secrets/\(name)`")
    }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(handle, &bytes, bytes.count)
    var text = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    while text.hasSuffix("\n") || text.hasSuffix("\r\n") { text.removeLast() }
    guard !text.isEmpty else {
      throw Fault("F087", "the secret `\(name)` is empty", subject: name, help: "write it into .mlops/secrets/\(name)")
    }
    return Engines.Secret(name, text: text)
  }
}
