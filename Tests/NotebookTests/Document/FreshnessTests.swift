import Foundation
import Testing

@testable import Notebook

/// Exactly what follows from a change is stale, and each cell says why.
@Suite struct FreshnessTests {
  static let text = """
    # %% Load
    rows = load "rows.csv"
    limit = 2

    # %% Keep
    kept = rows | filter .x >= limit
    count kept

    # %% Other
    other = 5
    other

    # %% Both
    count(kept) + other
    """

  private func bench(_ text: String = text) throws -> Bench {
    let bench = try Bench(text)
    try bench.write("x\n1\n2\n3\n", to: "rows.csv")
    try bench.open().run(.all)
    return bench
  }

  @Test("What has just run is fresh, in another process too.")
  func fresh() throws {
    let bench = try bench()
    #expect(try bench.stale() == [])
    bench.restart()
    #expect(try bench.stale() == [])
  }

  @Test("Comments, blanks and line breaks make nothing stale.")
  func layout() throws {
    let bench = try bench()
    try bench.write(
      Self.text.replacingOccurrences(of: "limit = 2", with: "limit   =   2   # two")
        .replacingOccurrences(of: "rows | filter", with: "rows\n  | filter"))
    #expect(try bench.stale() == [])
  }

  @Test("A changed cell makes its readers stale, and no other.")
  func dependants() throws {
    let bench = try bench()
    try bench.write(Self.text.replacingOccurrences(of: "other = 5", with: "other = 6"))
    #expect(try bench.stale() == [3, 4])
    #expect(try bench.reasons(3) == ["its code has changed since it ran"])
    #expect(try bench.reasons(4) == ["reads `other`, which cell 3 binds and which has changed"])
  }

  @Test("Of a cell with two lines, only the readers of the changed one are stale.")
  func lines() throws {
    let bench = try bench(
      "# %% A\na = 1\nb = 2\n\n# %% B\na\n\n# %% C\nb\n")
    try bench.write("# %% A\na = 1\nb = 3\n\n# %% B\na\n\n# %% C\nb\n")
    #expect(try bench.stale() == [1, 3])
  }

  @Test("A file with other content makes the lines that read it stale, and what follows from them.")
  func files() throws {
    let bench = try bench()
    try bench.write("x\n1\n2\n4\n", to: "rows.csv")
    #expect(try bench.stale() == [1, 2, 4])
    #expect(try bench.reasons(1) == ["reads `rows.csv`, which has changed"])
    try FileManager.default.removeItem(atPath: bench.path + "/rows.csv")
    #expect(try bench.reasons(1) == ["reads `rows.csv`, which is not there any more"])
    try bench.write("x\n1\n2\n3\n", to: "rows.csv")
    #expect(try bench.stale() == [])
  }

  @Test("A function's readers depend on what it reads when it is called.")
  func functions() throws {
    let text = """
      # %% A
      factor = 2
      fn scale(x) => x * factor

      # %% B
      scale 3

      # %% C
      fn plain(x) => x + 1
      plain 3
      """
    let bench = try bench(text)
    #expect(try bench.stale() == [])
    try bench.write(text.replacingOccurrences(of: "factor = 2", with: "factor = 3"))
    #expect(try bench.stale() == [1, 2])
  }

  @Test("A parameter with another value, a query's tables and a module's text count too.")
  func more() throws {
    let text = """
      param floor = 1

      # %% Module
      use "lib.mlops"
      lib.half(4)

      # %% Query
      rows = load "rows.csv"

      # %% Ask
      sql "select count(*) as n from rows where x > $floor"
      """
    let bench = try Bench(text)
    try bench.write("x\n1\n2\n3\n", to: "rows.csv")
    try bench.write("fn half(x) => x / 2\n", to: "lib.mlops")
    try bench.open().run(.all)
    #expect(try bench.stale() == [])
    bench.restart(parameters: ["floor": "2"])
    #expect(try bench.stale() == [1, 4])
    #expect(try bench.reasons(1) == ["the parameter `floor` has another value"])
    bench.restart()
    try bench.write("fn half(x) => x / 2.0\n", to: "lib.mlops")
    #expect(try bench.stale() == [2])
    try bench.open().run(.stale)
    #expect(try bench.stale() == [])
    try bench.write("x\n1\n2\n", to: "rows.csv")
    #expect(try bench.stale() == [3, 4])
  }

  @Test("Files that a query reads by itself count; what cannot be followed is said.")
  func queries() throws {
    let bench = try Bench(
      "# %% A\nsql \"select sum(x) as s from 'FOLDER/rows.csv'\"\n\n# %% B\nfn hour() => now()\n\n"
        + "# %% C\nt = hour()\n\n# %% D\n1\n")
    try bench.write(try bench.read("book.mlops").replacingOccurrences(of: "FOLDER", with: bench.path))
    try bench.write("x\n1\n2\n", to: "rows.csv")
    try bench.open().run(.all)
    #expect(try bench.stale() == [])
    try bench.write("x\n1\n3\n", to: "rows.csv")
    #expect(try bench.stale() == [1])
    #expect(try bench.reasons(1) == ["reads `rows.csv`, which has changed"])
    try bench.open().run(.stale)
    #expect(
      try bench.open().unfollowed
        == ["cell 3 (C) also reads the clock, which is not followed: run 3 to have it as of now"])
  }

  @Test("A folder whose name is no ASCII keeps the names of its files, and a pattern's hash tells no folder.")
  func folders() throws {
    #expect(FileStates.short("/tmp/Größe 🐫/rows.csv", in: "/tmp/Größe 🐫") == "rows.csv")
    #expect(FileStates.short("/tmp/Größe/rows.csv", in: "/tmp/Gr") == "/tmp/Größe/rows.csv")
    let states = try (1...2).map { _ in
      let bench = try Bench()
      try bench.write("x\n1\n", to: "a.csv")
      try bench.write("x\n2\n", to: "b.csv")
      return try FileStates(folder: bench.path).state(of: "*.csv").hash
    }
    #expect(states[0] == states[1])
  }

  @Test("A file of the same size and time with other content is seen.")
  func backdated() throws {
    let bench = try bench()
    let path = bench.path + "/rows.csv"
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    Thread.sleep(forTimeInterval: 0.15)
    try bench.open().run(.all)
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: Data("x\n1\n2\n4\n".utf8))
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    #expect(try bench.stale().first == 1)
  }

  @Test("What changes the workspace makes later lines that read it stale.")
  func workspace() throws {
    let text = """
      # %% Ship
      rows = frame(1..40 | map(i => {x: i, y: i mod 2}))
      model = train rows, .y, seed: 1, with: gbm(n_estimators: 3)
      register model, "toy", note: "one"

      # %% List
      models

      # %% Free
      1 + 1
      """
    let bench = try bench(text)
    #expect(try bench.stale() == [])
    try bench.write(text.replacingOccurrences(of: "\"one\"", with: "\"two\""))
    #expect(try bench.stale() == [1, 2])
    #expect(try bench.reasons(2) == ["reads the workspace, which cell 1 changes and which has changed"])
  }

  @Test("A cell whose names moved away says that no cell binds them.")
  func unbound() throws {
    let bench = try bench("# %% A\na = 1\n\n# %% B\na + 1\n")
    try bench.write("# %% A\nb = 1\n\n# %% B\na + 1\n")
    #expect(try bench.reasons(2) == ["reads `a`, which no cell above binds"])
  }
}
