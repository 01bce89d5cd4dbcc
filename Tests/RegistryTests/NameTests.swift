import Engines
import Testing

@testable import Registry

@Suite struct NameTests {
  @Test("A name has letters, digits, dots, dashes and underscores, and begins with a letter or a digit.")
  func valid() {
    for name in ["a", "9", "loans-2025.v1_b", String(repeating: "x", count: 100)] {
      #expect(Name.isValid(name), "\(name)")
    }
    for name in ["", "-a", ".a", "_a", "a/b", "a b", "a\n", "ä", "a%2e", String(repeating: "x", count: 101)] {
      #expect(!Name.isValid(name), "\(name)")
    }
  }

  @Test("The refusal shows the name without what a terminal would obey, and says what a name is.")
  func refusal() {
    let found = fault { try Name.check("a\u{1B}[31m", as: "alias") }
    #expect(found?.message == "`a·[31m` cannot be the name of an alias")
    #expect(found?.help?.hasPrefix("a name has 1 to 100 letters") == true)
  }

  @Test("Any text becomes a name that is near to it.")
  func made() {
    #expect(Name.made(from: "Ada Lovelace", else: "somebody") == "Ada-Lovelace")
    #expect(Name.made(from: "..é", else: "somebody") == "somebody")
    #expect(Name.isValid(Name.made(from: "_x\u{1B}" + String(repeating: "y", count: 200), else: "")))
  }
}
