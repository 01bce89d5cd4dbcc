public import Engines
import Glibc

/// A secret of the environment, or in a file that nobody else can read.
public struct SecretFile {
  let name: String
  let path: String

  /// Throws F087 where the name could be a path.
  public init(_ name: String, in folder: String) throws {
    let isName =
      !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 100
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    guard isName else {
      throw Fault("F087", "the name of a secret has letters, digits, `.`, `_` and `-` alone", subject: name)
    }
    self.name = name
    path = folder + "/" + name
  }

  /// What the environment says, else the file. Throws F087 where there is neither, F088 where others can read it.
  public func secret() throws -> Secret {
    // Safe because getenv gives NULL or a text that ends in a zero byte, copied at once.
    if let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty { return Secret(name, text: value) }
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
    return Secret(name, text: text)
  }
}
