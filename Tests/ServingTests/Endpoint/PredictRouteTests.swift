import Engines
import ExampleModel
import Foundation
import Frames
import Learning
import Registry
import Testing

@testable import Serving

@Suite(.serialized) struct PredictRouteTests {
  static let yes = ExampleModel.body(isAbove: true)
  static let no = ExampleModel.body(isAbove: false)

  @Test("A record, a list and rows are answered with predictions, all probabilities, version and request id.")
  func answers() async throws {
    let bench = try ServingBench()
    try await bench.serve { port in
      let one = try ServingBench.post(port, Self.yes)
      #expect(one.status == 200)
      #expect(one.json["predictions"] == .list([.text("yes")]))
      #expect(one.json["model"]?.text == "loans" && one.json["version"]?.int == 1)
      #expect(one.json["request_id"]?.text?.hasPrefix("test-") == true)
      let shares = try #require(one.json["probabilities"]?.list?.first?.fields)
      #expect(Set(shares.map(\.name)) == ["yes", "no"])
      #expect(abs(shares.compactMap(\.value.number).reduce(0, +) - 1) < 1e-12)
      for body in ["[\(Self.yes),\(Self.no)]", "{\"rows\":[\(Self.yes),\(Self.no)]}"] {
        #expect(try ServingBench.post(port, body).json["predictions"] == .list([.text("yes"), .text("no")]))
      }
    }
  }

  @Test("Over HTTP a row gets exactly what the model says of it.")
  func equalsScorer() async throws {
    let bench = try ServingBench()
    let scorer = try Scorer(ServingBench.models.get().plain)
    try await bench.serve { port in
      for step in 0...20 {
        let x = Double(step) / 20
        let row: [String: Scalar] = [
          "x0": .double(x), "x1": .missing, "x2": .double(0.5), "x3": .double(-x), "colour": .text("unseen"),
        ]
        let body = #"{"x0":\#(x),"x1":null,"x2":0.5,"x3":\#(-x),"colour":"unseen"}"#
        let json = try ServingBench.post(port, body).json
        let prediction = try scorer.predict(row)
        #expect(json["predictions"]?.list?.first?.text == prediction.value.text)
        #expect(json["unseen"]?["colour"]?.int == 1)
        #expect(json["probabilities"]?.list?.first?.fields?.map(\.value.number) == prediction.probabilities)
      }
    }
  }

  @Test("Every row of every answer is in the inference log, with what was sent and what was said.")
  func logs() async throws {
    let bench = try ServingBench()
    try await bench.serve { port in
      let nasty = Self.yes.dropLast() + #","id":"a\u001b[31m\u2028\"b","note":1,"why":[2]}"#
      let first = try ServingBench.post(port, String(nasty))
      let second = try ServingBench.post(port, "[\(Self.no),\(Self.yes)]")
      #expect(first.json["extra_columns"]?.int == 2)
      let lines = try bench.logged()
      #expect(lines.count == 3)
      #expect(lines.map { $0["request"]?.text } == [first, second, second].map { $0.json["request_id"]?.text })
      #expect(lines.map { $0["row_number"]?.int } == [1, 1, 2])
      #expect(lines.map { $0["prediction"]?.text } == ["yes", "no", "yes"])
      #expect(lines.map { $0["extra_columns"]?.int } == [2, 0, 0])
      #expect(lines.allSatisfy { $0["model"]?.text == "loans" && $0["version"]?.int == 1 })
      #expect(lines[0]["row"]?["id"]?.text == "a\u{1b}[31m\u{2028}\"b")
      #expect(lines[1]["row"]?["id"] == .null)
      #expect(lines[0]["row"]?["x0"]?.number == 0.9)
      #expect(lines[0]["probabilities"] == first.json["probabilities"]?.list?.first)
      let folder = bench.log.folder + "/loans"
      let bytes = try #require(try Files.read(folder + "/" + (Files.names(in: folder).first ?? "")))
      #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A }, "control characters are inert")
    }
  }

  struct Bad: CustomStringConvertible, Sendable {
    var what: String
    var body: String
    var status: Int
    var code: String
    var says: String
    var description: String { what }
  }

  static let bad: [Bad] = [
    Bad(what: "malformed", body: "{\"x0\":1,}", status: 400, code: "H001", says: "byte 8"),
    Bad(what: "empty", body: "", status: 400, code: "H001", says: "byte 0"),
    Bad(what: "two values", body: yes + yes, status: 400, code: "H001", says: "nothing more"),
    Bad(what: "NaN", body: yes.replacing("0.9", with: "NaN"), status: 400, code: "H001", says: "expected a value"),
    Bad(what: "1e999", body: yes.replacing("0.9", with: "1e999"), status: 400, code: "H001", says: "too large"),
    Bad(what: "a duplicate key", body: yes.dropLast() + ",\"x0\":1}", status: 400, code: "H002", says: "`x0`"),
    Bad(
      what: "513 deep", body: String(repeating: "[", count: 513) + String(repeating: "]", count: 513), status: 400,
      code: "H001", says: "record"),
    Bad(
      what: "513 deep in an extra column",
      body: yes.dropLast() + ",\"e\":" + String(repeating: "[", count: 513) + String(repeating: "]", count: 513) + "}",
      status: 400, code: "H003", says: "512"),
    Bad(
      what: "a wrong type", body: "[\(yes),\(yes.replacing("\"x1\":0.9", with: "\"x1\":\"high\""))]", status: 400,
      code: "H004",
      says: "row 2, column `x1`"),
    Bad(what: "missing columns", body: "{\"x0\":1,\"x2\":2}", status: 400, code: "H005", says: "`x1`, `x3`, `colour`"),
    Bad(what: "an empty list", body: "[]", status: 400, code: "H006", says: "empty"),
    Bad(what: "an empty record", body: "{}", status: 400, code: "H005", says: "`x0`, `x1`"),
    Bad(
      what: "too many rows", body: "[" + Array(repeating: yes, count: 101).joined(separator: ",") + "]", status: 413,
      code: "H007", says: "100 rows"),
    Bad(what: "a number", body: "42", status: 400, code: "H001", says: "a record"),
    Bad(what: "a cut text", body: "{\"x0", status: 400, code: "H001", says: "no closing quote"),
  ]

  @Test(
    "Each bad body gets its status and says what and where; the endpoint goes on and logs none of them.", arguments: bad
  )
  func badBodies(bad: Bad) async throws {
    let bench = try ServingBench()
    var limits = Limits()
    limits.rows = 100
    try await bench.serve(limits) { port in
      let (status, json) = try ServingBench.post(port, bad.body.isEmpty ? " " : bad.body)
      #expect(status == bad.status)
      #expect(json["error"]?["code"]?.text == bad.code)
      let text = json["error"]?["message"]?.text ?? ""
      #expect(bad.body.isEmpty || text.contains(bad.says), "\(text)")
      #expect(try ServingBench.post(port, Self.yes).status == 200)
      #expect(try bench.logged().count == 1)
    }
  }

  @Test("An unknown endpoint gets 404 with the nearest name.")
  func unknown() async throws {
    let bench = try ServingBench()
    try await bench.serve { port in
      let (status, json) = try ServingBench.post(port, Self.yes, model: "loan")
      #expect(status == 404)
      #expect(json["error"]?["help"]?.text?.contains("did you mean `loans`") == true)
    }
  }

  @Test("Thousands of rows in one request are scored beside the event loop and answered whole.")
  func large() async throws {
    let bench = try ServingBench()
    try await bench.serve { port in
      let body = "[" + Array(repeating: [Self.yes, Self.no], count: 2500).joined().joined(separator: ",") + "]"
      let (status, json) = try ServingBench.post(port, body)
      #expect(status == 200)
      let expected = Array(repeating: [JSON.text("yes"), .text("no")], count: 2500).flatMap { $0 }
      #expect(json["predictions"]?.list == expected)
      #expect(try bench.logged().count == 5000)
    }
  }

  @Test("The list of models tells what each takes, and the status what each has done.")
  func status() async throws {
    let bench = try ServingBench()
    try await bench.serve { port in
      _ = try ServingBench.post(port, Self.yes)
      _ = try ServingBench.post(port, "[]")
      let models = try JSON(Array((RawSocket.ask(port, "GET /models")?.body ?? "").utf8))
      let columns = models["models"]?.list?.first?["columns"]?.list ?? []
      #expect(columns.compactMap { $0["name"]?.text } == ["x0", "x1", "x2", "x3", "colour", "id"])
      let status = try JSON(Array((RawSocket.ask(port, "GET /endpoints")?.body ?? "").utf8))
      let endpoint = try #require(status["endpoints"]?.list?.first)
      #expect(endpoint["requests"]?.int == 2 && endpoint["rows"]?.int == 1 && endpoint["refused"]?.int == 1)
      #expect(endpoint["p99_us"]?.int != nil)
    }
  }
}
