import Language
import Registry
import Testing

@testable import Verbs

@Suite struct PromoteTests {
  @Test("A promoted version is said to be better or worse than the one before, by the metric's own direction.")
  func verdict() throws {
    let folder = TemporaryFolder()
    let session = Session(folder.options, screen: RecordingScreen())
    let script = """
      rows = frame(1..400 | map(i => {x: i, y: i * 2.0, z: i mod 7}))
      train, test = split rows, test: 25%, seed: 1
      good = train | train .y, seed: 1
      poor = train | train .y, seed: 1, with: baseline
      evaluate good, test;
      evaluate poor, test;
      register poor, "lines";
      register good, "lines";
      register (train | train .y, seed: 2), "lines";
      """
    try session.interpreter.run(Parser.script(Source(name: folder.path + "/a.mlops", text: script)))
    let registry = try session.registry()
    let (poor, good) = try (registry.version("lines@1"), registry.version("lines@2"))
    #expect(good.verdict(over: poor)?.contains("better than the") == true)
    #expect(poor.verdict(over: good)?.hasPrefix("rmse ") == true)
    #expect(poor.verdict(over: good)?.contains("worse than the") == true)
    #expect(poor.verdict(over: poor) == nil)
    #expect(try registry.version("lines@3").verdict(over: good) == nil)
  }
}
