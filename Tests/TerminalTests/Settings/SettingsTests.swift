import Display
import Foundation
import Language
import Testing

@testable import Terminal

/// What `config.mlops` says, and what the prompt makes of it.
struct SettingsTests {
  private func settings(_ text: String?, _ environment: [String: String] = [:]) throws -> Settings {
    let folder = NSTemporaryDirectory() + "settings-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/mlops", withIntermediateDirectories: true)
    if let text { try text.write(toFile: folder + "/mlops/config.mlops", atomically: true, encoding: .utf8) }
    let all = ["XDG_CONFIG_HOME": folder, "HOME": "/nowhere"].merging(environment) { $1 }
    return Settings { all[$0] }
  }

  @Test("Without a file every setting has its default.")
  func defaults() throws {
    let settings = try settings(nil)
    #expect(settings.problems.isEmpty)
    for setting in Setting.all {
      #expect(settings[setting].value == setting.standard && settings[setting].origin == "default")
      #expect(setting.problem(setting.standard) == nil, "\(setting.name)")
      #expect(setting.help.hasSuffix("."), "\(setting.name)")
    }
  }

  @Test("The file counts before the default, the environment before the file, and each says where it comes from.")
  func origins() throws {
    let text = "# mine\nrows = 20\nkeys = \"vi\"\neditor = \"hx\"\n"
    let own = try settings(text, ["EDITOR": "nano"])
    #expect(own.count(.rows) == 20 && own[.rows].origin == "config.mlops:2")
    #expect(own.text(.keys) == "vi" && own.text(.editor) == "hx")
    let other = try settings(text, ["MLOPS_KEYS": "emacs", "MLOPS_EDITOR": "micro"])
    #expect(other.text(.keys) == "emacs" && other[.keys].origin == "MLOPS_KEYS")
    #expect(other.text(.editor) == "micro")
    #expect(try settings(nil, ["EDITOR": "nano"])[.editor] == Settings.Entry(value: .text("nano"), origin: "EDITOR"))
    #expect(try settings("theme = \"light\"", ["NO_COLOR": "1"]).text(.theme) == "none")
  }

  @Test(
    "What is wrong is told with its line and the nearest name, and the other settings hold.",
    arguments: [
      ("promt = \"x\"", "no setting `promt`", "`prompt`"), ("rows = 0", "a count from 1 to 200", "10"),
      ("rows = \"ten\"", "a count from 1 to 200", ""), ("theme = \"lihgt\"", "\"light\"", "`light`"),
      ("keys = emacs", "written out", ""), ("greeting = 1", "true or false", ""),
      ("colors = {numbr: \"red\"}", "roles", "`number`"), ("colors = {number: \"rde\"}", "colours", ""),
      ("bind = {\"ctrl-t\": \"serch\"}", "actions", "`search`"), ("bind = {\"ctrl-c\": \"search\"}", "keys", ""),
      ("load \"x.csv\"", "`name = value`", ""), ("rows += 1", "`name = value`", ""),
      ("while true { }", "`name = value`", ""), ("prompt = \"a\\n\"", "a text", ""),
      ("digits = 3 + 1", "written out", ""),
    ])
  func problems(_ line: String, _ message: String, _ help: String) throws {
    let settings = try settings("history = 5\n\(line)\nprogress = false\n")
    let problem = try #require(settings.problems.first)
    #expect(settings.problems.count == 1)
    #expect(problem.code == "T001" && problem.message.contains(message), "\(problem.message)")
    #expect(help.isEmpty || (problem.help ?? "").contains(help), "\(problem.help ?? "")")
    let place = try #require(problem.source?.position(Int(problem.span?.start ?? 0)))
    #expect(place.line == 2)
    #expect(settings.count(.history) == 5 && !settings.flag(.progress))
  }

  @Test("A file that cannot be read as statements, or at all, leaves every default.")
  func unreadable() throws {
    let torn = try settings("rows = (20\n")
    #expect(torn.problems.count == 1 && torn.count(.rows) == 10)
    let bytes = try settings("rows = 20\n\u{202E}x = 1\n")
    #expect(!bytes.problems.isEmpty)
    #expect(try settings(nil, ["MLOPS_KEYS": "vim"]).problems.first?.message.contains("MLOPS_KEYS") == true)
  }

  @Test("What is no file, or too large for one, is refused at once and leaves every default.")
  func noFile() throws {
    let folder = NSTemporaryDirectory() + "settings-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/mlops", withIntermediateDirectories: true)
    let path = folder + "/mlops/config.mlops"
    let read = { Settings { ["XDG_CONFIG_HOME": folder][$0] } }
    #expect(mkfifo(path, 0o600) == 0)
    #expect(read().problems.map(\.message) == ["`\(path)` cannot be read: it is no file"])
    unlink(path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(read().problems.map(\.message) == ["`\(path)` cannot be read: it is no file"])
    rmdir(path)
    try ("rows = 20\n" + String(repeating: "# words\n", count: 140_000)).write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(read().problems.map(\.message) == ["`\(path)` cannot be read: it is larger than 1 MB"])
    #expect(read().count(.rows) == 10)
    unlink(path)
    symlink("/dev/null", path)
    #expect(read().problems.isEmpty)
  }

  @Test("The example file of all defaults says nothing new, and every setting is in the help and the reference.")
  func generated() throws {
    let example = Settings.file.map { $0.hasPrefix("# ") && $0.contains(" = ") ? String($0.dropFirst(2)) : $0 }
    let settings = try settings(example.joined(separator: "\n"))
    #expect(settings.problems.isEmpty, "\(settings.problems)")
    for setting in Setting.all {
      #expect(settings[setting].value == setting.standard, "\(setting.name)")
      #expect(Settings.help(.plain).contains { $0.contains(setting.name) })
      #expect(Settings.markdown.contains { $0.hasPrefix("- `\(setting.name)`") })
    }
  }

  @Test("Colours are read in words, numbers and hexadecimal.")
  func colours() {
    let known = [
      ("red", "31"), ("bright blue", "94"), ("bold", "1"), ("bold bright red", "1;91"), ("208", "38;5;208"),
      ("#ff8800", "38;2;255;136;0"), ("underline #000000", "4;38;2;0;0;0"),
    ]
    for (words, code) in known { #expect(Palette.code(words) == code, "\(words)") }
    for words in ["", "rde", "bright", "256", "#ff88", "#gggggg", "red bright", "-1"] {
      #expect(Palette.code(words) == nil, "\(words)")
    }
  }
}
