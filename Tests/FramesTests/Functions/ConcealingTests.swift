import Engines
import Testing

@testable import Frames

/// What hides a text: stars, and a hash under a key.
@Suite struct ConcealingTests {
  /// Reference values: Python 3.11, `hmac.new(key, text, hashlib.sha256).hexdigest()`.
  @Test("The keyed hash is HMAC-SHA256, also with a key longer than a block.")
  func codes() throws {
    let short = try ScalarFunction.hash.value([.text("ada@example.org"), .text("a long secret")])
    #expect(short == .text("c5e511f666ea611ef7b6e69a4df8ee92c56021582dc30b963452388cbdc0944d"))
    let long = try ScalarFunction.hash.value([.text("é"), .text(String(repeating: "k", count: 100))])
    #expect(long == .text("3ac1b3a5dd3261f739971f9de6cb1453d13028b88d2a08bb1e7c0cd12a28f365"))
    #expect(fault { _ = try ScalarFunction.hash.value([.text("a"), .text("short")]) }?.code == "F101")
  }

  @Test("A key is never told by what writes an expression, and two keys differ in it.")
  func keysStaySecret() {
    let texts = ["a long secret", "another secret"].map { key in
      Expression.call("hash", [.column("email"), .literal(.text(key))]).description
    }
    #expect(texts[0] != texts[1])
    #expect(texts.allSatisfy { $0.hasPrefix("hash(.email, \"•••") && !$0.contains("secret") })
  }

  @Test("A mask keeps the marks and as many characters as it was told.")
  func masks() {
    #expect("ada@example.org".masked(last: 0) == "***@*******.***")
    #expect("4111 1111 1111 1111".masked(last: 4) == "**** **** **** 1111")
    #expect("é🇩🇪".masked(last: 9) == "é🇩🇪" && "".masked(last: 0) == "")
  }
}
