import Testing

@testable import Notebook

/// Words of a notebook as HTML: what they mean is shown, and nothing that they say becomes markup of its own.
@Suite struct MarkdownHTMLTests {
  @Test(
    "Headings, paragraphs, emphasis, code and links.",
    arguments: [
      ("# One", "<h1>One</h1>"), ("### Three ###", "<h3>Three</h3>"), ("a\nb", "<p>a\nb</p>"),
      ("a *b* **c** _d_ __e__", "<p>a <em>b</em> <strong>c</strong> <em>d</em> <strong>e</strong></p>"),
      ("snake_case_name 2 * 3 * 4", "<p>snake_case_name 2 * 3 * 4</p>"), ("`a < b`", "<p><code>a &lt; b</code></p>"),
      ("``a ` b``", "<p><code>a ` b</code></p>"), ("a `b", "<p>a `b</p>"), (#"\*a\*"#, "<p>*a*</p>"),
      (
        "[site](https://example.org/a?b=1&c=2)",
        "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noreferrer noopener\">site</a></p>"
      ),
      ("[x](javascript:alert(1))", "<p>x)</p>"), ("[x](data:text/html,a)", "<p>x</p>"),
      ("![alt](https://example.org/a.png)", "<p>alt</p>"), ("***", "<hr>"), ("a  \nb", "<p>a  <br>\nb</p>"),
      ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
      ("[a](https://e.org/\"onclick=x)", "<p>a</p>"), ("**", "<p>**</p>"), ("[[[[", "<p>[[[[</p>"),
    ])
  func inline(_ markdown: String, _ html: String) {
    #expect(MarkdownHTML.html(markdown) == html + "\n")
  }

  @Test("Lists, nested too, quotes, code and tables.")
  func blocks() {
    #expect(
      MarkdownHTML.html("- a\n- b\n  1. c\n  2. d\n\nend")
        == "<ul><li>a\n</li>\n<li>b\n<ol><li>c\n</li>\n<li>d\n</li></ol>\n</li></ul>\n<p>end</p>\n")
    #expect(MarkdownHTML.html("> a\n> b") == "<blockquote><p>a\nb</p>\n</blockquote>\n")
    #expect(
      MarkdownHTML.html("```python\nx < 1\n```")
        == "<pre class=\"code\" tabindex=\"0\"><code>x &lt; 1</code></pre>\n")
    #expect(MarkdownHTML.html("```mlops\nloans | head 3\n```").contains("<span class=\"h-callable\">head</span>"))
    let table = MarkdownHTML.html("| a | b |\n|---|---:|\n| 1 | *2* |")
    #expect(table.contains("<th scope=\"col\">a</th><th class=\"right\" scope=\"col\">b</th>"))
    #expect(table.contains("<td>1</td><td class=\"right\"><em>2</em></td>"))
  }

  @Test("Deep nesting and long runs of marks end.")
  func hostile() {
    #expect(MarkdownHTML.html(String(repeating: "> ", count: 5_000) + "x").contains("x"))
    #expect(MarkdownHTML.html(String(repeating: "*a ", count: 2_000)).hasPrefix("<p>"))
    #expect(MarkdownHTML.html(String(repeating: "  - a\n", count: 2_000)).hasPrefix("<ul>"))
  }
}
