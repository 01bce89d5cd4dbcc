import Testing

@testable import Language

struct HighlightTests {
  private func roles(_ text: String) -> String {
    let source = Source(name: "x", text: text)
    return Highlight.all(source).map { "\(source.text($0.span)):\($0.role.rawValue)" }.joined(separator: " ")
  }

  @Test("Each word and sign has its role.")
  func roles() {
    #expect(
      roles("model = train a, .y, k: 1 # go")
        == "model:name =:sign train:call a:name ,:punctuation .:column y:column ,:punctuation k:label ::punctuation "
        + "1:number # go:comment")
    #expect(
      roles("a.b(.c) | f") == "a:name .:punctuation b:call (:punctuation .:column c:column ):punctuation |:sign f:call")
    #expect(roles("if true { x }") == "if:keyword true:constant {:punctuation x:name }:punctuation")
    #expect(roles("# %% A\n## b\n1") == "# %% A:cell ## b:help 1:number")
  }

  @Test(
    "Half a line is coloured as far as it goes.",
    arguments: [
      ("x = \"abc", "x:name =:sign \"abc:text"), ("f\"a {b", "f\":text a :text {:punctuation b:name"),
      ("'a'", "'a':invalid"),
      ("x && y", "x:name &&:invalid y:name"), ("", ""),
    ])
  func lenient(text: String, expected: String) {
    #expect(roles(text) == expected)
  }
}
