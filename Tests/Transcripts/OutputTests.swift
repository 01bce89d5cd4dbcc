import Foundation
import Testing

/// What other programs read: the formats of results, and the machine mode.
@Suite struct OutputTests {
  private let people = "people = frame [{name: \"a,b\", age: 36, on: true}, {name: none, age: 17.5, on: false}]\n"

  private func output(_ format: String, _ script: String) throws -> String {
    try Program.run(["--format", format, "-e", people + script], in: Folder()).output
  }

  @Test("CSV has a header, quotes what needs them, and nothing where a value is missing.")
  func csv() throws {
    #expect(try output("csv", "people") == "name,age,on\n\"a,b\",36.0,true\n,17.5,false\n")
    #expect(try output("csv", "{a: 1, b: \"x\"}") == "a,b\n1,x\n")
    #expect(try output("csv", "[1, 2]") == "value\n1\n2\n")
    #expect(try output("csv", "people.age | mean") == "26.75\n")
  }

  @Test("JSON has all rows as records, read by a real reader.")
  func json() throws {
    let text = try output("json", "people")
    let rows = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rows.count == 2 && rows[0]["name"] as? String == "a,b" && rows[1]["name"] is NSNull)
    #expect(try output("json", "{a: [1, none], day: 2024-01-31}") == "{\"a\":[1,null],\"day\":\"2024-01-31\"}\n")
    let many = try Program.run(["--format", "json", "-e", "frame(1..100 | map(i => {i: i}))"], in: Folder()).output
    let all = try #require(JSONSerialization.jsonObject(with: Data(many.utf8)) as? [[String: Any]])
    #expect(all.count == 100)
  }

  @Test("Markdown is a table that says its size.")
  func markdown() throws {
    #expect(
      try output("markdown", "people") == """
        | name | age | on |
        |---|---:|---|
        | a,b | 36.0 | true |
        | – | 17.5 | false |

        *2 rows × 3 columns*

        """)
  }

  @Test("The machine mode writes a line of JSON a result, with a hash that is the same each time.")
  func machine() throws {
    func lines(_ script: String) throws -> [[String: Any]] {
      let result = try Program.run(["--json", "-e", script], in: Folder())
      #expect(result.code == 0, "\(result.errors)")
      return try result.output.split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
    }
    let script = people + "people\nprint \"hello\"\n1 + 2\nplot people, .age"
    let (first, second) = (try lines(script), try lines(script))
    #expect(first.map { $0["kind"] as? String } == ["frame", "print", "integer", "chart"])
    #expect(first.map { $0["sha256"] as? String } == second.map { $0["sha256"] as? String })
    #expect(Set(first.compactMap { $0["sha256"] as? String }.map(\.count)) == [64])
    #expect(first[0]["name"] as? String == "people" && first[0]["rows"] as? Int == 2)
    let other = try lines("people = frame [{name: \"x\"}]\npeople")
    #expect(other[0]["sha256"] as? String != first[0]["sha256"] as? String)
  }

  @Test("In the machine mode errors, remarks and wrong options are JSON on standard error; exit codes stay.")
  func machineErrors() throws {
    let folder = try Folder()
    func errors(_ words: [String], _ code: Int32) throws -> [[String: Any]] {
      let result = try Program.run(words, in: folder)
      #expect(result.code == code && result.output.isEmpty)
      return try result.errors.split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
      }
    }
    try folder.write("a.mlops", "people = frame [{age: 1}]\nx = people\n  | filter .agee > 3\n")
    let wrong = try #require(try errors(["--json", "a.mlops"], 1).last?["error"] as? [String: Any])
    #expect(wrong["code"] as? String == "F001" && wrong["line"] as? Int == 3)
    #expect((wrong["help"] as? String)?.contains("did you mean `.age`") == true)
    #expect(try errors(["--json", "-e", "1 +"], 2).last?["error"] != nil)
    #expect(try errors(["--json", "missing.mlops"], 2).last?["error"] != nil)
    #expect(try errors(["--json", "--nonsense"], 2).last?["error"] != nil)
    try folder.write("b.mlops", "1")
    let late = try #require(try errors(["--json", "b.mlops", "--json"], 2).last?["error"] as? [String: Any])
    #expect((late["help"] as? String)?.contains("before the script") == true)
    let remarks = try errors(["--json", "-e", "x = frame([{a: 1}, {a: none}]) | filter .a > 0 | collect"], 0)
    #expect(remarks.contains { $0["remark"] != nil })
  }

  @Test("A chart is saved as SVG, and nothing else is taken for one.")
  func chart() throws {
    let folder = try Folder()
    let saved = try Program.run(["-e", people + "save plot(people, .age), \"age.svg\""], in: folder)
    #expect(saved.code == 0 && saved.output.isEmpty && saved.errors.contains("saved the chart to age.svg"))
    let text = try String(contentsOfFile: folder.path + "/age.svg", encoding: .utf8)
    #expect(text.hasPrefix("<svg xmlns=") && text.contains("<title"))
    #expect(try Program.run(["-e", people + "save plot(people, .age), \"age.png\""], in: folder).code == 1)
  }
}
