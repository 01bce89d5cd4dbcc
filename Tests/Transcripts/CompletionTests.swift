import Foundation
import PseudoTerminal
import Testing

/// What the shells complete, asked of the program and typed in the shells themselves.
@Suite(.serialized) struct CompletionTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("nightly.mlops", "param source: file = \"a.csv\"\nparam fast = true\nparam model = \"loans\"\n")
    try folder.write("my script.mlops", "1\n")
    try folder.write("a.csv", "x\n1\n")
    try FileManager.default.createDirectory(atPath: folder.path + "/data", withIntermediateDirectories: true)
    return folder
  }

  private func offered(_ words: [String], in folder: Folder) throws -> [String] {
    let result = try Program.run(["complete", "--"] + words, in: folder)
    #expect(result.code == 0 && result.errors.isEmpty, "\(result.errors)")
    return result.output.split(separator: "\n").map { String($0.split(separator: "\t")[0]) }
  }

  @Test("Commands, flags, their values, files and the flags of a script are offered.")
  func words() throws {
    let folder = try folder()
    #expect(try offered(["st"], in: folder) == ["status", "stop"])
    #expect(try offered(["n"], in: folder) == ["nightly.mlops"])
    #expect(try offered(["--form"], in: folder) == ["--format"])
    #expect(try offered(["--format", ""], in: folder) == ["csv", "json", "markdown", "table"])
    #expect(try offered(["run", "--sandbox", "--max-t"], in: folder) == ["--max-time"])
    #expect(try offered(["run", "--workspace", "d"], in: folder) == ["data/"])
    #expect(try offered(["test", ""], in: folder) == ["data/", "my script.mlops", "nightly.mlops"])
    #expect(try offered(["test", "nightly.mlops", "m"], in: folder) == ["my script.mlops"])
    #expect(try offered(["nightly.mlops", "--"], in: folder) == ["--fast", "--help", "--model", "--source"])
    #expect(try offered(["run", "nightly.mlops", "--fast", "true", "--f"], in: folder) == [])
    #expect(try offered(["nightly.mlops", "--fast", ""], in: folder) == ["false", "true"])
    #expect(try offered(["nightly.mlops", "--source", "a"], in: folder) == ["a.csv"])
    #expect(try offered(["nightly.mlops", "--source=a"], in: folder) == ["--source=a.csv"])
    #expect(try offered(["help", "quant"], in: folder) == ["quantile"])
    #expect(try offered(["completion", ""], in: folder) == ["bash", "fish", "zsh"])
    #expect(try offered(["missing.mlops", "--"], in: folder) == [])
    #expect(try offered(["complet"], in: folder) == ["completion"])
    #expect(try offered(["convert", "a.mlops", "-", "--to", ""], in: folder) == ["ipynb", "md", "mlops"])
    #expect(try offered(["report", "nightly.mlops", "--run", ""], in: folder) == ["all", "none", "stale"])
    #expect(try offered(["config", "--format", "c"], in: folder) == ["csv"])
  }

  @Test("Models with their aliases are offered where a script takes one.")
  func models() throws {
    let folder = try folder()
    let line = """
      numbers = frame(1..60 | map(i => {x: i, y: i mod 2}))
      promote (register train(numbers, .y, seed: 1, with: gbm(n_estimators: 1)), "loans"), to: "production";
      """
    #expect(try Program.run(["-e", line], in: folder).code == 0)
    #expect(
      try offered(["nightly.mlops", "--model", ""], in: folder) == ["loans", "loans@1", "loans@production"])
  }

  private func shell(_ program: String, _ arguments: [String], in folder: Folder) throws -> TerminalProcess {
    let bin = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    var environment = folder.environment
    environment["PATH"] = "\(bin):/usr/bin:/bin"
    environment["PS1"] = "$ "
    return try TerminalProcess(program, arguments, width: 100, height: 30, environment: environment)
  }

  @Test("bash completes with Tab: a command, a file with a blank, a script's flag, and what stands behind an `=`.")
  func bash() throws {
    let folder = try folder()
    let bash = try shell("/bin/bash", ["--norc", "-i"], in: folder)
    bash.type("cd \(folder.path); source <(mlops completion bash); complete -p mlops; clear\r")
    usleep(1_500_000)
    let typed = [
      ("mlops compl\t", "$ mlops completion"), ("mlops run my\t", "$ mlops run my\\ script.mlops"),
      ("mlops nightly.mlops --so\t", "$ mlops nightly.mlops --source"),
      ("mlops nightly.mlops --source=a\t", "$ mlops nightly.mlops --source=a.csv"),
      ("mlops test da\t", "$ mlops test data/"),
      ("mlops test da x\u{1B}[D\u{1B}[D\t|", "$ mlops test data/| x"),
      ("mlops nightly.mlops --source=da\t", "$ mlops nightly.mlops --source=data/"),
      ("mlops test a\t", "$ mlops test a.csv"), ("mlops --sandbox --max-o\t", "$ mlops --sandbox --max-output"),
    ]
    for (keys, line) in typed {
      bash.type(keys)
      #expect(bash.wait { $0.rows.contains(line) }, "\(keys): \(bash.screen.text)")
      bash.type("\u{3}")
      usleep(100_000)
    }
    bash.type("exit\r")
  }

  @Test("The script for zsh is read by it and completes.")
  func zsh() throws {
    let folder = try folder()
    let zsh = try shell("/usr/bin/zsh", ["-f", "-i"], in: folder)
    zsh.type(
      "cd \(folder.path); PS1='$ '; autoload -U compinit; compinit -u -D; source <(mlops completion zsh); clear\r")
    usleep(2_000_000)
    zsh.type("mlops nightly.mlops --so\t")
    #expect(zsh.wait(for: "mlops nightly.mlops --source"), "\(zsh.screen.text)")
    zsh.type("\u{3}")
    usleep(500_000)
    zsh.type("mlops run my\t")
    #expect(zsh.wait(for: "mlops run my\\ script.mlops"), "\(zsh.screen.text)")
  }

  @Test("The script for fish is read by it and completes.")
  func fish() throws {
    let folder = try folder()
    let bin = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    let fish = Process()
    fish.executableURL = URL(fileURLWithPath: "/usr/bin/fish")
    fish.arguments = [
      "-c",
      "cd \(folder.path); set -x PATH \(bin) $PATH; mlops completion fish | source; complete -C 'mlops nightly.mlops --so'",
    ]
    fish.environment = folder.environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }
    let pipe = Pipe()
    fish.standardOutput = pipe
    try fish.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    fish.waitUntilExit()
    #expect(text == "--source\tfile, \"a.csv\" when nothing is said\n")
  }
}
