import Engines
import Foundation
import Language
import Testing

@testable import Verbs

/// Counts that a second way of computing them must share to the last digit: DuckDB's own reader and SQL.
@Suite struct AgreementTests {
  static let data =
    URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path + "/tutorials/data/"

  struct Question: Sendable, CustomTestStringConvertible {
    var file: String
    /// In the language; gives a list.
    var ours: String
    /// In DuckDB's SQL over `t`, read with every field as text.
    var theirs: String
    var testDescription: String { ours }
  }

  static let questions = [
    Question(file: "car_loans_history.csv", ours: "[count(rows)]", theirs: "SELECT count(*)::VARCHAR FROM t"),
    Question(
      file: "car_loans_history.csv",
      ours: "rows | group .salary_range, n: count() | sort .salary_range | collect | map(.n)",
      theirs: "SELECT count(*)::VARCHAR FROM t GROUP BY salary_range ORDER BY salary_range"),
    Question(
      file: "car_loans_history.csv",
      ours: "rows | group m: month(.timestamp), total: sum(.car_value) | sort .m | collect | map(.total)",
      theirs:
        "SELECT sum(car_value::BIGINT)::VARCHAR FROM t GROUP BY month(timestamp::TIMESTAMP) ORDER BY month(timestamp::TIMESTAMP)"
    ),
    Question(
      file: "titanic.csv", ours: "[rows | filter missing(.age) | count]",
      theirs: "SELECT count(*)::VARCHAR FROM t WHERE age IS NULL"),
    Question(
      file: "titanic.csv", ours: "rows | group .class, n: count() | sort .class | collect | map(.n)",
      theirs: "SELECT count(*)::VARCHAR FROM t GROUP BY class ORDER BY class"),
    Question(
      file: "nyc_flights_2013.csv",
      ours: "rows | group .carrier, n: count(.arr_delay) | sort .carrier | collect | map(.n)",
      theirs: "SELECT count(arr_delay)::VARCHAR FROM t GROUP BY carrier ORDER BY carrier"),
    Question(
      file: "penguins.csv", ours: "[rows | filter missing(.sex) | count]",
      theirs: "SELECT count(*)::VARCHAR FROM t WHERE sex IS NULL"),
    Question(
      file: "adult_income.csv", ours: "[rows | filter .workclass == \"?\" | count]",
      theirs: "SELECT count(*)::VARCHAR FROM t WHERE workclass = '?'"),
  ]

  @Test("Counts, groups and missing values agree with DuckDB's own SQL.", arguments: questions)
  func agrees(_ question: Question) throws {
    let folder = TemporaryFolder()
    let screen = RecordingScreen()
    let session = Session(folder.options, screen: screen)
    let script = "rows = load \"\(Self.data)\(question.file)\"\nprint(\(question.ours))"
    try session.interpreter.run(Parser.script(Source(name: "question", text: script)))
    let connection = try DuckDatabase().connect()
    try connection.run(
      "CREATE TABLE t AS SELECT * FROM read_csv(\(DuckSQL.text(Self.data + question.file)), all_varchar = true, nullstr = ['', 'NA'])"
    )
    let column = try connection.query(question.theirs).columns()[0]
    guard case .text(let texts) = column.values else { throw Fault("E000", "no texts") }
    #expect(texts.count > 0)
    #expect(screen.text == "[" + texts.joined(separator: ", ") + "]")
  }
}
