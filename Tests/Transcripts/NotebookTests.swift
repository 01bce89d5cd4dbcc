import Foundation
import PseudoTerminal
import Testing

/// Notebooks with the program itself: pages in a browser, notebooks judged by Jupyter's own library, cells at the prompt.
@Suite(.serialized) struct NotebookTests {
  /// Runs another program and gives what it prints.
  private func run(_ path: String, _ arguments: [String], in folder: Folder) throws -> (output: String, code: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": folder.path]) { $1 }
    let file = folder.path + "/.printed-" + UUID().uuidString
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: file)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (try String(contentsOfFile: file, encoding: .utf8), process.terminationStatus)
  }

  /// The page as the browser holds it after it has read it and run what it would run.
  private func browse(_ page: String, in folder: Folder, _ flags: [String] = []) throws -> String {
    let arguments =
      ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/browser", "--timeout=20000"]
      + flags
    return try run("/usr/bin/chromium", arguments + ["--dump-dom", "file://\(folder.path)/\(page)"], in: folder).output
  }

  private func book(_ folder: Folder) throws {
    let bad = "<script>document.title='broken'</script><img src=x onerror=document.title='broken'>"
    try folder.write("rows.csv", "name,n\n\(bad),1\nbo,2\ncy,3\n")
    try folder.write(
      "book.mlops",
      """
      # %% [markdown]
      # # The book
      #
      # Words with a [link](https://example.org) and \(bad).

      # %% Load
      rows = load "rows.csv"
      rows

      # %% Chart
      plot rows, .n

      # %% Total
      sum(rows.n)

      """)
  }

  @Test("The browser reads the page: headings, contents, table, picture; what the data say does not run.")
  func page() throws {
    let folder = try Folder()
    try book(folder)
    let made = try Program.run(["report", "book.mlops", "-o", "book.html"], in: folder)
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.errors.contains("ran 3 cells"))
    // A script of our own reads the page from a frame of it: only the browser knows what is visible and what was loaded.
    let html = try String(contentsOfFile: folder.path + "/book.html", encoding: .utf8)
    let probe = """
      <script>
      addEventListener('load', () => {
        const nodes = (list) => document.querySelectorAll(list);
        const links = [...nodes('nav a')].map(a => a.textContent + (document.querySelector(a.hash) ? '+' : '-'));
        const facts = {
          title: document.title, links: links.join(' '), rows: nodes('table tbody tr').length,
          pictures: [...nodes('figure svg')].filter(s => s.getBoundingClientRect().width > 300).length,
          marks: nodes('figure svg rect').length, images: nodes('img').length, mains: nodes('main').length,
          wide: document.documentElement.scrollWidth <= innerWidth, fetched: performance.getEntriesByType('resource').length,
          ink: getComputedStyle(document.body).color, keyword: nodes('.h-callable').length > 0
        };
        document.body.innerHTML = '<pre id="facts">' + JSON.stringify(facts) + '</pre>';
      });
      </script>
      """
    let open = html.replacingOccurrences(of: "default-src 'none'; style-src 'unsafe-inline'", with: "img-src 'self'")
      .replacingOccurrences(of: "</body>", with: probe + "</body>")
    try folder.write("probe.html", open)
    for (flags, ink) in [([], "rgb(28, 30, 33)"), (["--blink-settings=preferredColorScheme=0"], "rgb(232, 234, 237)")] {
      let seen = try browse("probe.html", in: folder, flags)
      for fact in [
        "\"title\":\"The book\"", "\"links\":\"The book+ Load+ Chart+ Total+\"", "\"rows\":3", "\"pictures\":1",
        "\"images\":0",
        "\"mains\":1", "\"wide\":true", "\"fetched\":0", "\"ink\":\"\(ink)\"", "\"keyword\":true",
      ] {
        #expect(seen.contains(fact), "\(fact) in \(seen.suffix(600))")
      }
    }
    // And the page itself, with its own rules.
    let own = try browse("book.html", in: folder)
    #expect(own.contains("<title>The book</title>") && own.contains("&lt;script&gt;"))
  }

  @Test("Stale cells are listed with their reasons, marked in a page that runs nothing, and run on command.")
  func stale() throws {
    let folder = try Folder()
    try book(folder)
    #expect(try Program.run(["report", "book.mlops", "--check"], in: folder).code == 1)
    #expect(try Program.run(["report", "book.mlops"], in: folder).code == 0)
    #expect(try Program.run(["report", "book.mlops", "--check"], in: folder).output.contains("nothing is stale"))
    try folder.write("rows.csv", "name,n\nada,10\n")
    let check = try Program.run(["report", "book.mlops", "--check"], in: folder)
    #expect(check.code == 1)
    #expect(check.output.contains("reads `rows.csv`, which has changed"))
    #expect(check.output.contains("reads `rows`, which cell 1 binds and which has changed"))
    #expect(try Program.run(["report", "book.mlops", "--no-run", "-o", "old.html"], in: folder).code == 0)
    let old = try String(contentsOfFile: folder.path + "/old.html", encoding: .utf8)
    #expect(old.contains("<p>Stale</p>") && old.contains(">6</pre>"))
    #expect(try Program.run(["report", "book.mlops", "-o", "-"], in: folder).output.contains(">10</pre>"))
  }

  @Test("A report ends as a script does: 1 for an error, with its page; 2 for what cannot be read, without.")
  func codes() throws {
    let folder = try Folder()
    try folder.write("wrong.mlops", "# %% A\n1\n\n# %% B\n[1][5]\n")
    let wrong = try Program.run(["report", "wrong.mlops"], in: folder)
    #expect(wrong.code == 1 && wrong.errors.contains("error["))
    #expect(try String(contentsOfFile: folder.path + "/wrong.html", encoding: .utf8).contains("class=\"error\""))
    try folder.write("torn.mlops", "x = (\n")
    #expect(try Program.run(["report", "torn.mlops"], in: folder).code == 2)
    #expect(try Program.run(["report", "absent.mlops"], in: folder).code == 2)
    #expect(try Program.run(["report", "wrong.mlops", "--run", "Z"], in: folder).code == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/torn.html"))
    try folder.write("wrong.mlops.out", "{")
    let damaged = try Program.run(["report", "wrong.mlops"], in: folder)
    #expect(damaged.code == 2 && damaged.errors.contains("N001"))
    #expect(try String(contentsOfFile: folder.path + "/wrong.mlops.out", encoding: .utf8) == "{")
  }

  @Test("Jupyter's own library finds the converted notebooks right, outputs and all.")
  func jupyter() throws {
    let folder = try Folder()
    try book(folder)
    try folder.write("bad.mlops", "# %% A\nprint \"x\"\n\n# %% A\nprint \"x\"\n\n# %% B\n[1][5]\n")
    _ = try Program.run(["report", "book.mlops"], in: folder)
    _ = try Program.run(["report", "bad.mlops"], in: folder)
    try FileManager.default.copyItem(
      atPath: Program.root + "/tutorials/examples/language.mlops", toPath: folder.path + "/language.mlops")
    let judge = """
      import nbformat, sys
      for path in sys.argv[1:]:
          book = nbformat.read(path, as_version=nbformat.NO_CONVERT)
          nbformat.validate(book)
          kinds = sorted({o.output_type for c in book.cells for o in c.get("outputs", [])})
          print(path, book.nbformat, book.nbformat_minor, len({c.id for c in book.cells}) == len(book.cells), *kinds)
      """
    for name in ["book", "bad", "language"] {
      #expect(try Program.run(["convert", name + ".mlops", name + ".ipynb"], in: folder).code == 0)
      #expect(try Program.run(["convert", name + ".ipynb", name + "-again.mlops"], in: folder).code == 0)
      #expect(
        FileManager.default.contentsEqual(
          atPath: "\(folder.path)/\(name).mlops", andPath: "\(folder.path)/\(name)-again.mlops"), "\(name)")
    }
    let judged = try run(
      "/usr/bin/python3", ["-c", judge, "book.ipynb", "bad.ipynb", "language.ipynb"], in: folder)
    #expect(
      judged.output == """
        book.ipynb 4 5 True execute_result
        bad.ipynb 4 5 True error stream
        language.ipynb 4 5 True

        """)
    #expect(judged.code == 0)
  }

  @Test("At the prompt a notebook is opened, run cell by cell, and its stale cells are told.")
  func prompt() throws {
    let folder = try Folder()
    try book(folder)
    var environment = folder.environment
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let prompt = try TerminalProcess(
      "/bin/sh", ["-c", "cd '\(folder.path)' && exec '\(Program.path)'"], width: 100, height: 60,
      environment: environment)
    try #require(prompt.wait(for: "[1]>"), "\(prompt.screen.text)")
    prompt.type("%stale\r")
    #expect(prompt.wait(for: "no notebook is open"), "\(prompt.screen.text)")
    prompt.type("%open book.mlops\r")
    #expect(prompt.wait(for: "has not run"), "\(prompt.screen.text)")
    prompt.type("%run total\r")
    #expect(
      prompt.wait(20) { $0.rows.contains { $0.trimmingCharacters(in: .whitespaces) == "6" } }, "\(prompt.screen.text)")
    prompt.type("%run stale\r")
    #expect(prompt.wait(20) { $0.text.contains("cell 2 (Chart)") }, "\(prompt.screen.text)")
    prompt.type("%stale\r")
    #expect(prompt.wait(for: "nothing is stale: 3 cells"), "\(prompt.screen.text)")
    prompt.type("%save saved.mlops\r")
    #expect(prompt.wait(for: "saved 3 lines to saved.mlops"), "\(prompt.screen.text)")
    prompt.type("?%stale\r")
    #expect(prompt.wait(for: "cells whose outputs do not follow"), "\(prompt.screen.text)")
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
    let again = try Program.run(["--json", "saved.mlops"], in: folder)
    #expect(again.code == 0 && again.output.contains("\"value\":6,"))
  }
}
