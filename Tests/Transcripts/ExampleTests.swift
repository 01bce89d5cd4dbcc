import Foundation
import Testing

@Suite struct ExampleTests {
  @Test("The conformance script of the language holds.")
  func language() throws {
    let result = try Program.run(["test", Program.root + "/tutorials/examples/language.mlops"], in: Folder())
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("0 failed"))
  }

  @Test("The first model goes from raw rows to an answer over HTTP.")
  func firstModel() throws {
    let folder = try Folder()
    let result = try Program.run([Program.root + "/tutorials/examples/first-model.mlops"], in: folder)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("344 rows × 8 columns"))
    #expect(result.output.contains("\"Gentoo\""))
    let logged = try FileManager.default.contentsOfDirectory(atPath: folder.workspace + "/inference")
    #expect(!logged.isEmpty)
  }

  @Test("Data are looked at, agreed upon, kept, compared, learnt from without names, and hidden.")
  func dataQuality() throws {
    let result = try Program.run([Program.root + "/tutorials/examples/data-quality.mlops"], in: Folder())
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("all 4 checks hold"))
    #expect(result.output.contains("went") || result.output.contains("removed"))
    #expect((result.output + result.errors).contains("the model's contract is broken: .age > 0"))
    #expect(!result.output.contains("a text that nobody guesses"))
  }

  @Test("An answer comes over HTTP to any client, with version and request.")
  func curl() throws {
    let folder = try Folder()
    _ = try Program.run([Program.root + "/tutorials/examples/first-model.mlops"], in: folder)
    let record = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: folder.workspace + "/server.json")))
    let port = try #require((record as? [String: Any])?["port"] as? Int)
    let body =
      #"{"island":"Biscoe","bill_length_mm":48.0,"bill_depth_mm":14.5,"flipper_length_mm":215,"body_mass_g":5200,"sex":"male"}"#
    let curl = Process()
    curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    curl.arguments = [
      "curl", "-sS", "-H", "Content-Type: application/json", "-d", body,
      "http://127.0.0.1:\(port)/models/penguins/predict",
    ]
    let pipe = Pipe()
    curl.standardOutput = pipe
    try curl.run()
    let answer = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    curl.waitUntilExit()
    #expect(answer.contains("\"Gentoo\""), "\(answer)")
    #expect(answer.contains("\"version\":1"), "\(answer)")
    #expect(answer.contains("\"request"), "\(answer)")
  }

  @Test("The examples are those of the design, where it is at hand.")
  func examplesAreTheDesign() throws {
    let design = Program.root + "/../shared/examples/"
    for name in ["language.mlops", "first-model.mlops"] {
      guard let text = try? String(contentsOfFile: design + name, encoding: .utf8) else { continue }
      #expect(
        try String(contentsOfFile: Program.root + "/tutorials/examples/" + name, encoding: .utf8) == text, "\(name)")
    }
  }
}
