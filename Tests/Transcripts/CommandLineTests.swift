import Foundation
import Testing

@Suite struct CommandLineTests {
  @Test("A line is run with -e, and its value shown.")
  func line() throws {
    let result = try Program.run(["-e", "1 + 2"], in: Folder())
    #expect(result.output == "3\n")
    #expect(result.code == 0)
  }

  @Test(
    "Exit codes say how a script ended.",
    arguments: [
      ("x = 1\nx", Int32(0)), ("expect 1 == 2", 1), ("fail \"no\"", 1), ("1 +", 2), ("x = (1", 2),
    ])
  func exitCodes(_ text: String, _ code: Int32) throws {
    let folder = try Folder()
    try folder.write("a.mlops", text)
    #expect(try Program.run(["a.mlops"], in: folder).code == code)
  }

  @Test("A wrong option, a missing script and a wrong flag of a script end with 2.")
  func wrongWords() throws {
    let folder = try Folder()
    try folder.write("a.mlops", "param n: number = 1\nn")
    #expect(try Program.run(["--nonsense"], in: folder).code == 2)
    #expect(try Program.run(["missing.mlops"], in: folder).code == 2)
    let wrong = try Program.run(["a.mlops", "--m", "3"], in: folder)
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("no parameter `m`"))
  }

  @Test("Flags of a script set its parameters, and --help lists them.")
  func parameters() throws {
    let folder = try Folder()
    try folder.write("a.mlops", "param n: number = 1\nparam who = \"ada\"\nn + 1\nwho")
    #expect(try Program.run(["a.mlops"], in: folder).output == "2\n\"ada\"\n")
    #expect(try Program.run(["a.mlops", "--n", "41", "--who=bo"], in: folder).output == "42\n\"bo\"\n")
    #expect(try Program.run(["run", "a.mlops", "--help"], in: folder).output.contains("--n NUMBER"))
    #expect(try Program.run(["a.mlops", "--n", "many"], in: folder).code != 0)
  }

  @Test("Standard input is a script when it is a pipe.")
  func standardInput() throws {
    #expect(try Program.run([], in: Folder(), input: "x = 20\nx + 1\n").output == "21\n")
  }

  @Test("An error names its place and what to do, and what is shown stays plain in a pipe.")
  func errors() throws {
    let folder = try Folder()
    try folder.write("a.mlops", "people = frame [{age: 1}]\npeople\n  | filter .agee > 3\n")
    let result = try Program.run(["a.mlops"], in: folder)
    #expect(result.code == 1)
    #expect(result.errors.contains("did you mean `.age`"))
    #expect(result.errors.contains("3 |"))
    #expect(result.errors.contains("^^^^^"))
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test("An expect that fails leaves nothing behind that comes after it, and keeps what came before.")
  func failedExpect() throws {
    let folder = try Folder()
    let data = Program.root + "/tutorials/data/penguins.csv"
    try folder.write(
      "a.mlops",
      """
      penguins = load "\(data)"
      model = penguins | train .species, exclude: .year, seed: 1, with: gbm(n_estimators: 5)
      register model, "before";
      expect 1 == 2, "the gate"
      version = register model, "after"
      promote version, to: "production"
      deploy "after@production"
      """)
    let result = try Program.run(["a.mlops"], in: folder)
    #expect(result.code == 1)
    #expect(result.errors.contains("the gate"))
    let left = try Program.run(["-e", "models() | collect | map(.name)"], in: folder)
    #expect(left.output == "[\"before\"]\n")
    #expect(try Program.run(["-e", "count(endpoints())"], in: folder).output == "0\n")
    #expect(try Program.run(["status"], in: folder).output.contains("no server runs"))
  }

  @Test("lint finds what would fail, runs nothing, and ends with 1, with 2 for what cannot be read.")
  func lint() throws {
    let folder = try Folder()
    try folder.write("people.csv", "name,age\nada,36\n")
    try folder.write("a.mlops", "people = load \"people.csv\"\nprint \"ran\"\npeople | filter .agee > 3\nsalery + 1\n")
    let wrong = try Program.run(["lint", "a.mlops"], in: folder)
    #expect(wrong.code == 1)
    #expect(!(wrong.output + wrong.errors).contains("ran\n"))
    #expect(wrong.errors.contains("did you mean `.age`") && wrong.errors.contains("`salery`"))
    try folder.write("b.mlops", "x = (1\n")
    #expect(try Program.run(["lint", "b.mlops"], in: folder).code == 2)
    try folder.write("c.mlops", "x = 1\nx\n")
    #expect(try Program.run(["lint", "c.mlops"], in: folder).code == 0)
    #expect(try Program.run(["lint", "missing.mlops"], in: folder).code == 2)
  }

  @Test("fmt lays scripts out, --check only tells, and `-` prints.")
  func fmt() throws {
    let folder = try Folder()
    try folder.write("a.mlops", "x=1   \n\n\n\nx\n")
    let check = try Program.run(["fmt", "--check", "a.mlops"], in: folder)
    #expect(check.code == 1)
    #expect(check.output == "a.mlops\n")
    #expect(try Program.run(["fmt", "a.mlops"], in: folder).code == 0)
    #expect(try String(contentsOfFile: folder.path + "/a.mlops", encoding: .utf8) == "x = 1\n\nx\n")
    #expect(try Program.run(["fmt", "--check", "a.mlops"], in: folder).code == 0)
    #expect(try Program.run(["fmt", "-"], in: folder, input: "y=2").output == "y = 2\n")
    #expect(try Program.run(["fmt", "-"], in: folder, input: "y = (").code == 2)
  }

  @Test("help explains the code of an error.")
  func code() throws {
    let page = try Program.run(["help", "c001"], in: Folder())
    #expect(page.code == 0)
    #expect(page.output.contains("salery + 1"))
    #expect(try Program.run(["help", "Z999"], in: Folder()).code == 1)
  }

  @Test("status and doctor say the same in one line of JSON.")
  func json() throws {
    let folder = try Folder()
    for command in ["status", "doctor"] {
      let shown = try Program.run([command, "--json"], in: folder)
      #expect(shown.code == 0 && shown.output.split(separator: "\n").count == 1, "\(shown.errors)")
      let read = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
      #expect((read?["workspace"] as? String)?.hasSuffix(folder.workspace) == true)
      #expect(command == "status" ? read?["running"] as? Bool == false : (read?["engines"] as? [Any])?.isEmpty == false)
    }
  }

  @Test("doctor shows the engines and tells which cannot be used.")
  func doctor() throws {
    let folder = try Folder()
    let good = try Program.run(["doctor", "--strict"], in: folder)
    #expect(good.code == 0, "\(good.output)\(good.errors)")
    #expect(good.output.contains("duckdb") && good.output.contains("lightgbm"))
  }

  @Test("The reference is the one that the program prints.")
  func reference() throws {
    let printed = try Program.run(["help", "--markdown"], in: Folder()).output
    let path = Program.root + "/tutorials/reference.md"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try printed.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == printed, "run RECORD=1 scripts/test CommandLineTests")
  }

  @Test(
    "What cannot be run is one clear error with code 2.",
    arguments: [
      (["missing.mlops"], "there is no script `missing.mlops`"), (["folder"], "`folder` is a folder, not a script"),
      (["."], "`.` is a folder, not a script"), (["statsu"], "did you mean `mlops status`?"),
      (["--", "missing.mlops"], "there is no script `missing.mlops`"), (["-weird.mlops"], "there is no option"),
      (["ok.mlops", "--"], "`--` is no flag"), (["ok.mlops", "--=3"], "`--=3` is no flag"),
      (["ok.mlops", "--nonsense"], "no parameter `nonsense`"), (["ok.mlops", "word"], "`word` is no flag"),
      (["--nonsense"], "no option `--nonsense`"), (["run", "--nonsense", "ok.mlops"], "no option `--nonsense`"),
      (["lint", "--nonsense", "ok.mlops"], "'--nonsense'"), (["-e"], "Missing value for '-e"),
      (["lint", "folder"], "is a folder"),
      (["test", "missing.mlops"], "no script"), (["fmt", "folder"], "is a folder"), (["report", "folder"], "folder"),
      (["convert", "missing.mlops", "a.md"], "missing.mlops"), (["stop", "now"], "'now'"),
      (["locked"], "Too many levels"),
    ])
  func unrunnable(_ words: [String], _ message: String) throws {
    let folder = try Folder()
    try folder.write("ok.mlops", "print 1\n")
    try folder.write("-weird.mlops", "print 2\n")
    try FileManager.default.createDirectory(atPath: folder.path + "/folder", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/locked", withDestinationPath: "locked")
    let result = try Program.run(words, in: folder)
    #expect(result.code == 2 && result.output.isEmpty, "\(result.output)")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.errors.lowercased().components(separatedBy: "error").count == 2, "\(result.errors)")
  }

  @Test("Behind `--` a script may begin with a dash; an empty line is nothing to do.")
  func endOfOptions() throws {
    let folder = try Folder()
    try folder.write("-weird.mlops", "param x = 1\nprint x\n")
    #expect(try Program.run(["--", "-weird.mlops"], in: folder).output == "1\n")
    #expect(try Program.run(["run", "--", "-weird.mlops", "--x", "2"], in: folder).output == "2\n")
    let nothing = try Program.run(["-e", ""], in: folder)
    #expect(nothing.code == 0 && nothing.output.isEmpty && nothing.errors.isEmpty)
  }
}
