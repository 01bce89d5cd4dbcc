import Foundation
import Testing

/// README.md is true: what its session shows is what the program shows.
@Suite struct ReadmeTests {
  @Test("The session of the README runs and shows what stands there.")
  func session() throws {
    let readme = try String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)
    let block = try #require(
      readme.components(separatedBy: "```text\n").dropFirst().first?.components(separatedBy: "```").first)
    let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let inputs = lines.filter { $0.hasPrefix("mlops> ") }.map { String($0.dropFirst(7)) }
    let mistake = try #require(lines.firstIndex { $0.hasPrefix("error[") })
    let shown = lines[..<mistake].filter { !$0.hasPrefix("mlops> ") }
    #expect(inputs.count >= 10 && shown.count >= 20)

    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/tutorials", withDestinationPath: Program.root + "/tutorials")
    let result = try Program.run([], in: folder, input: inputs.joined(separator: "\n") + "\n")
    let output = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    #expect(shown.map(rounded) == output.map(rounded), "\(result.output)\(result.errors)")
    #expect(result.errors.contains("error[F001]: no column `salery` in `loans`"))
    #expect(result.errors.contains("help: did you mean `.salary_range`?"))
  }

  /// Decimals to two places and hashes left out: machines with more cores add up in another order.
  private func rounded(_ line: String) -> String {
    var text = line.replacing(/[0-9a-f]{12}/) { _ in "#" }
    text = text.replacing(/[0-9]+\.[0-9]+/) { match in String(format: "%.2f", Double(match.output) ?? 0) }
    return text.replacing(#/ +/#) { _ in " " }
  }
}
