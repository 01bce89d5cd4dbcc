import Foundation
import Testing

/// `kill -9` at any moment: what was acknowledged is there afterwards.
@Suite(.serialized) struct KillTests {
  static let rounds = ProcessInfo.processInfo.environment["MLOPS_SOAK"] == "1" ? 100 : 6

  @Test("A script killed while it registers and promotes loses no version that it printed.")
  func scripts() throws {
    let folder = try Folder()
    let data = Program.root + "/tutorials/data/penguins.csv"
    try folder.write(
      "train.mlops",
      """
      penguins = load "\(data)"
      model = penguins | train .species, exclude: .year, seed: 1, with: gbm(n_estimators: 3)
      for i in 1..100000 {
        version = register model, "birds", note: f"{param_note} {i}"
        promote version
        print(version.number)
      }
      """.replacingOccurrences(of: "penguins = load", with: "param param_note = \"x\"\npenguins = load"))
    var acknowledged = 0
    for round in 1...Self.rounds {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["train.mlops", "--param_note", "round\(round)"]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ProcessInfo.processInfo.environment.merging(folder.environment) { $1 }
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      // The first acknowledgement has come; then any moment will do.
      var printed = output.fileHandleForReading.availableData
      Thread.sleep(forTimeInterval: Double.random(in: 0...0.25))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      printed += output.fileHandleForReading.readDataToEndOfFile()
      let numbers = String(decoding: printed, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }
      acknowledged = max(acknowledged, numbers.max() ?? 0)
      #expect(!numbers.isEmpty)
    }
    let left = try Program.run(["-e", "versions(\"birds\") | collect | map(.version) | max"], in: folder)
    #expect(
      (Int(left.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) >= acknowledged,
      "\(left.output)\(left.errors)")
    let whole = try Program.run(["-e", "show(\"birds@production\").number"], in: folder)
    #expect((Int(whole.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) >= acknowledged - 1)
  }

  @Test("A server killed while it answers is started again by the next question, and has logged what it answered.")
  func servers() throws {
    let folder = try Folder()
    _ = try Program.run([Program.root + "/tutorials/examples/first-model.mlops"], in: folder)
    let ask =
      "predict(\"penguins\", {island: \"Biscoe\", bill_length_mm: 48.0, bill_depth_mm: 14.5, flipper_length_mm: 215, body_mass_g: 5200, sex: \"male\"}).prediction"
    var answered = 1
    for _ in 1...Self.rounds {
      let result = try Program.run(["-e", ask], in: folder)
      #expect(result.output == "\"Gentoo\"\n", "\(result.errors)")
      answered += 1
      let record = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: folder.workspace + "/server.json")))
      let process = try #require((record as? [String: Any])?["pid"] as? Int)
      kill(pid_t(process), SIGKILL)
      Thread.sleep(forTimeInterval: 0.05)
    }
    let log = folder.workspace + "/inference/"
    let walk = FileManager.default.enumerator(atPath: log)
    let lines = try (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".jsonl") }
      .map { try String(contentsOfFile: log + $0, encoding: .utf8).split(separator: "\n").count }.reduce(0, +)
    #expect(lines >= answered, "\(lines) of \(answered)")
  }

  @Test("A search killed while it tries loses at most the trials under way, and goes on where it stopped.")
  func searches() throws {
    let folder = try Folder()
    let line =
      "tune load(\"\(Program.root)/tutorials/data/penguins.csv\"), .species, exclude: .year, folds: 2, trials: 400, "
      + "prune: false, name: \"birds\", seed: 1, threads: 1, with: gbm(n_estimators: 4..9, num_leaves: 2..8)"
    let counting = "runs(experiment: \"birds\") | count"
    try folder.write("search.mlops", line + ";\n")
    var kept = 0
    for _ in 1...2 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["search.mlops"]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ProcessInfo.processInfo.environment.merging(folder.environment) { $1 }
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      var seen = kept
      while seen < kept + 5, process.isRunning {
        Thread.sleep(forTimeInterval: 0.1)
        let told = try Program.run(["-e", counting], in: folder)
        seen = Swift.max(seen, Int(told.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = try Program.run(["-e", counting], in: folder)
      let count = try #require(Int(left.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(left.errors)")
      #expect(count >= seen && count > kept)
      kept = count
    }
    let numbers = "runs(experiment: \"birds\") | collect | map(r => show(r.id).parameters.trial) | sort"
    let told = try Program.run(["-e", numbers], in: folder)
    // Trials are numbered without a gap but for those that were under way.
    let trials = told.output.split { !$0.isNumber }.compactMap { Int($0) }
    #expect(Set(trials).count == kept && (trials.max() ?? 0) <= kept + 4, "\(told.output)\(told.errors)")
  }
}
