import Foundation
import PseudoTerminal
import Testing

/// Databases, workbooks and secrets as a user meets them.
@Suite(.serialized) struct SourcesTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    for name in ["shop.sqlite", "orders.xlsx"] {
      try FileManager.default.copyItem(
        atPath: Program.root + "/tutorials/data/" + name, toPath: folder.path + "/" + name)
    }
  }

  @Test("A workbook and a database show at the prompt what a script shows, and a secret shows three dots.")
  func prompt() throws {
    try folder.write("own", "geheim-42\n")
    try FileManager.default.createDirectory(atPath: folder.workspace + "/secrets", withIntermediateDirectories: true)
    let secret = folder.workspace + "/secrets/SHOP"
    try FileManager.default.moveItem(atPath: folder.path + "/own", toPath: secret)
    chmod(secret, 0o600)
    let prompt = try TerminalProcess(
      "/bin/sh", ["-c", "cd '\(folder.path)' && exec '\(Program.path)'"], width: 100, height: 40,
      environment: folder.environment)
    try #require(prompt.wait(for: "[1]>"), "\(prompt.screen.text)")
    let lines: [(typed: String, shown: String)] = [
      ("load \"orders.xlsx\", sheet: \"Notes\"", "`visits` is text: row 2 holds \"many\""),
      ("shop = connect \"sqlite:shop.sqlite\"", "[3]>"), ("shop", "only read"),
      ("shop.orders | filter .amount > 290 | count", "pulled"), ("secret \"SHOP\"", "•••"),
      ("connect \"postgres://ada:pw@127.0.0.1/x\"", "F081"),
      ("connect(\"postgres://ada@127.0.0.1:1/x\", password: secret(\"SHOP\"))", "F083"),
    ]
    for (number, line) in lines.enumerated() {
      prompt.type(line.typed + "\r")
      try #require(prompt.wait(30) { $0.text.contains("[\(number + 2)]>") }, "\(line.typed)\n\(prompt.screen.text)")
      if line.shown != "pulled" { #expect(prompt.screen.text.contains(line.shown), "\(prompt.screen.text)") }
    }
    #expect(!prompt.screen.text.contains("geheim"))
    prompt.type("\u{4}")
    #expect(prompt.exitCode() == 0)
    let kept = try String(contentsOfFile: folder.workspace + "/history.jsonl", encoding: .utf8)
    #expect(!kept.contains("geheim"))
  }

  @Test("A secret that others can read is refused, with the line that mends it.")
  func openSecret() throws {
    try FileManager.default.createDirectory(atPath: folder.workspace + "/secrets", withIntermediateDirectories: true)
    try "x".write(toFile: folder.workspace + "/secrets/SHOP", atomically: true, encoding: .utf8)
    chmod(folder.workspace + "/secrets/SHOP", 0o644)
    let told = try Program.run(["-e", "secret \"SHOP\""], in: folder)
    #expect(told.code == 1 && told.errors.contains("F088") && told.errors.contains("chmod 600 .mlops/secrets/SHOP"))
  }

  @Test("What an extension is missing for says the one command, and that command says why it cannot fetch.")
  func missing() throws {
    let engines = folder.path + "/engines"
    try FileManager.default.createDirectory(atPath: engines, withIntermediateDirectories: true)
    let own = folder.environment["MLOPS_ENGINES"] ?? ""
    for name in ["duckdb", "lightgbm"] {
      try FileManager.default.createSymbolicLink(
        atPath: engines + "/" + name, withDestinationPath: own + "/" + name)
    }
    let more = ["MLOPS_ENGINES": engines, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": "/dev/null"]
    let told = try run(["-e", "load \"orders.xlsx\""], more)
    #expect(told.code == 1 && told.text.contains("E041"))
    #expect(told.text.contains("help: type `mlops doctor --install excel`"), "\(told.text)")
    let fetched = try run(["doctor", "--install", "excel"], more)
    #expect(fetched.code == 1 && fetched.text.contains("E043"), "\(fetched.text)")
    #expect(try run(["doctor", "--install", "exel"], more).text.contains("did you mean `excel`?"))
    let shown = try run(["doctor", "--strict"], more)
    #expect(shown.text.contains("not fetched yet: avro, delta, excel"), "\(shown.text)")
  }

  @Test("A sandbox has no databases, no network and no secrets.")
  func sandbox() throws {
    for line in [
      "connect \"sqlite:shop.sqlite\"", "load \"https://host/a.csv\"", "secret \"HOME\"", "load \"orders.xlsx\"",
    ] {
      let told = try Program.run(["--sandbox", "-e", line], in: folder)
      #expect(
        told.code == 1 && (told.errors.contains("V130") || told.errors.contains("E048")), "\(line): \(told.errors)")
    }
  }

  private func run(_ arguments: [String], _ more: [String: String]) throws -> (text: String, code: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.merging(folder.environment) { $1 }.merging(more) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (text, process.terminationStatus)
  }
}
