import Foundation
import Language
import Registry
import Testing

@testable import Verbs

/// What verbs say that they do, against what they do.
@Suite struct EffectTests {
  /// What can be seen from outside of a verb's work.
  private struct World: Equatable {
    var models: [ModelEntry]
    /// Policies, snapshots and bookmarks.
    var settled: [String]
    /// The runs that belong to an experiment.
    var searches: Int
    var files: [String]

    init(_ session: Session, _ folder: TemporaryFolder) throws {
      let registry = try session.registry()
      models = try registry.models()
      settled =
        try registry.snapshots().map { "\($0)" }
        + [registry.policy("pii") ?? "", registry.bookmark("orders").map { "\($0)" } ?? ""]
      searches = try registry.runs(limit: 1_000_000).count { $0.experiment != nil }
      files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }
  }

  @Test("The examples of a verb change and draw what its declaration says, and nothing else.")
  func examplesKeepTheirWord() throws {
    let folder = TemporaryFolder()
    let session = try VerbScriptTests.session(in: folder)
    let trace = SessionTrace()
    session.trace = trace
    // Endpoints need the program itself: the transcripts deploy and take down.
    for verb in Catalogue.verbs where verb.name != "deploy" && verb.name != "undeploy" {
      var isEverChanged = false
      for face in verb.faces {
        let before = try World(session, folder)
        trace.clear()
        try session.interpreter.run(Parser.script(Source(name: folder.path + "/example.mlops", text: face.example)))
        let after = try World(session, folder)
        let example = Comment(rawValue: face.example)
        let isChanged =
          (after.models, after.settled) != (before.models, before.settled) || after.searches != before.searches
        // The other verbs of an example's pipe may act too.
        let words = Catalogue.verbs.filter { face.example.contains($0.name) }
        if isChanged { #expect(words.contains { $0.effect.contains(.changesWorkspace) }, example) }
        isEverChanged = isEverChanged || isChanged
        if after.files != before.files { #expect(verb.effect.contains(.output), example) }
        if !trace.draws.isEmpty { #expect(words.contains { $0.effect.contains(.seed) }, example) }
      }
      #expect(isEverChanged || !verb.effect.contains(.changesWorkspace), "\(verb.name)")
    }
  }

  @Test("What a verb looks at is what it says: the clock, what was typed, the workspace.")
  func looks() {
    #expect(Catalogue.effect(of: "now").outside == ["the clock"])
    #expect(Catalogue.effect(of: "inputs").outside == ["what was typed"])
    #expect(Catalogue.effect(of: "models").contains([.look, .readsWorkspace]))
    #expect(Catalogue.effect(of: "no verb") == .none)
    let askers = Set(Catalogue.verbs.filter(\.takesModelNames).map(\.name))
    #expect(askers.isSuperset(of: ["predict", "evaluate", "explain", "drift"]) && !askers.contains("filter"))
  }

  @Test("A verb that is called while a line is typed has no effect but a seed.")
  func foreseenVerbsAreHarmless() {
    for verb in Catalogue.verbs where verb.foresight != .arguments {
      #expect(verb.effect.isSubset(of: [.look, .seed, .clock]), "\(verb.name)")
    }
  }
}
