import Testing

@testable import Terminal

struct PastedTextTests {
  @Test("A page copied from a prompt is what was typed there, without prompts and outputs.")
  func transcript() {
    let page = """

      mlops [1]> fn f(a) {
            ...>   a + 1
            ...> }
      mlops [2]> f 1
      2
      ...> not a line of a block
      mlops> loans | head 1
      car_value
      ─────────
      mlops [3]>
      """
    #expect(PastedText.typed(page) == "fn f(a) {\n  a + 1\n}\nf 1\nloans | head 1")
  }

  @Test(
    "Any other text is pasted as it is.",
    arguments: ["a = 1\nmlops [1]> b", "mlops = 3", "mlops > 3", "mlops [1] + 2", "", "\n\n  x", "x\n...> y"])
  func other(text: String) { #expect(PastedText.typed(text) == text) }

  @Test("Line breaks of every kind are one kind, and control characters go.")
  func controls() {
    #expect(PastedText.cleaned("a\r\nb\rc\n\td\u{1B}e\u{7F}\n\n".unicodeScalars) == "a\nb\nc\n\tde")
    #expect(PastedText.cleaned("mlops [1]> x\r\n7\r\n".unicodeScalars) == "x")
  }
}
