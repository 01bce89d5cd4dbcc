import Foundation
import Language
import Testing

@testable import Verbs

/// Every verb's own script, and the examples of every declaration.
@Suite struct VerbScriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The scripts below this folder: `Data/filter.mlops`.
  static let scripts: [String] = {
    let walk = FileManager.default.enumerator(atPath: folder.path)
    return (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".mlops") && $0.contains("/") }.sorted()
  }()

  @Test("A verb's script does what its comments expect.", arguments: scripts)
  func scriptHolds(_ script: String) throws {
    // In the place that it has in the project, of a folder that is thrown away with all that the script writes.
    let workspace = TemporaryFolder()
    let place = URL(fileURLWithPath: workspace.path + "/Tests/VerbsTests/" + script)
    let (files, project) = (FileManager.default, Self.folder.deletingLastPathComponent().deletingLastPathComponent())
    try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try files.copyItem(at: Self.folder.appendingPathComponent(script), to: place)
    for data in ["tutorials", "Tests/EnginesTests"] {
      try files.createSymbolicLink(atPath: workspace.path + "/" + data, withDestinationPath: project.path + "/" + data)
    }
    let test = ScriptTest(try Script.source(at: place.path), in: workspace.options)
    for failure in test.failures { Issue.record("\(script):\(failure.line): \(failure.message)") }
    #expect(test.passed > 0)
  }

  @Test("Every verb has a script of its name.")
  func everyVerbIsTested() {
    let tested = Set(Self.scripts.map { ($0 as NSString).lastPathComponent })
    for verb in Catalogue.verbs { #expect(tested.contains(verb.name + ".mlops"), "\(verb.name)") }
  }

  /// A session with all that the examples of the verbs speak of.
  static func session(in workspace: TemporaryFolder) throws -> Session {
    let session = Session(workspace.options, screen: RecordingScreen())
    try session.interpreter.run(Parser.script(Script.source(at: folder.path + "/prelude.mlops")))
    let loans =
      folder.deletingLastPathComponent().deletingLastPathComponent().path
      + "/tutorials/data/car_loans_history.csv"
    try FileManager.default.copyItem(atPath: loans, toPath: workspace.path + "/car_loans_history.csv")
    let shop = (loans as NSString).deletingLastPathComponent + "/shop.sqlite"
    try FileManager.default.copyItem(atPath: shop, toPath: workspace.path + "/shop.sqlite")
    setenv("SHOP_PASSWORD", "an example's", 1)
    return session
  }

  @Test("Every example of a verb runs.")
  func examplesRun() throws {
    let workspace = TemporaryFolder()
    let session = try Self.session(in: workspace)
    // The examples read and write beside themselves.
    let source = workspace.path + "/example.mlops"
    // Endpoints need the program itself: the transcripts deploy and take down.
    for verb in Catalogue.verbs where verb.name != "deploy" && verb.name != "undeploy" {
      for face in verb.faces {
        do { try session.interpreter.run(Parser.script(Source(name: source, text: face.example))) } catch {
          let problem = error as? Diagnostic ?? session.translate(error)
          Issue.record("\(verb.name): \(face.example): \(problem?.message ?? "\(error)")")
        }
      }
    }
  }
}

/// A folder that is gone when the test is.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "mlops-verbs-" + UUID().uuidString

  init() { try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var options: Session.Options {
    Session.Options(folder: path, workspace: path + "/.mlops", user: "tester", executable: "/nowhere/mlops")
  }
}
