/// A page in HTML: one file, no script, nothing from elsewhere; its own rules forbid the browser both.
public struct Page {
  public var title: String
  /// What stands below the title, a sentence each.
  public var facts: [String]
  /// Markup of the contents, in the place that the page's style has for them.
  public var contents: String
  /// Markup of the page's body.
  public var main: String
  public var footer: String

  public init(title: String, facts: [String] = [], contents: String, main: String, footer: String) {
    self.title = title
    self.facts = facts
    self.contents = contents
    self.main = main
    self.footer = footer
  }

  /// The contents as a list of links. `mark` is markup behind a link, and may be empty.
  public static func contents(_ items: [(id: String, title: String, mark: String)]) -> String {
    let links = items.map { "<li><a href=\"#\($0.id)\">\(HTML.escaped($0.title))</a>\($0.mark)</li>" }
    return """
      <nav aria-label="Contents">
      <h2>Contents</h2>
      <ol>
      \(links.joined(separator: "\n"))
      </ol>
      </nav>
      """
  }

  /// The whole page.
  public var html: String {
    let list = facts.map { HTML.element("p", [("class", "facts")], HTML.escaped($0)) }.joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(HTML.escaped(title))</title>
      <style>
      \(PageStyle.sheet)
      </style>
      </head>
      <body>
      <a class="skip" href="#content">Skip to the content</a>
      <header>
      <h1>\(HTML.escaped(title))</h1>
      \(list)
      </header>
      \(contents)
      <main id="content">
      \(main)
      </main>
      <footer><p>\(HTML.escaped(footer))</p></footer>
      </body>
      </html>

      """
  }
}
