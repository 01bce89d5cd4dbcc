import Foundation
import Testing

@Suite struct ManTests {
  @Test("The manual page names every command and every flag, and man reads it without a warning.")
  func page() throws {
    let folder = try Folder()
    let page = try Program.run(["man"], in: folder)
    #expect(page.code == 0 && page.errors.isEmpty)
    let text = page.output.replacingOccurrences(of: "\\-", with: "-")
    // The commands that `mlops --help` lists, each two blanks from the edge.
    let overview = try Program.run(["--help"], in: folder).output.split(separator: "\n")
    let commands = overview.drop { $0 != "SUBCOMMANDS:" }.compactMap { $0.wholeMatch(of: #/  ([a-z]+)( .*)?/#)?.1 }
    #expect(commands.count >= 14 && commands.contains("report") && commands.contains("convert"), "\(overview)")
    for command in commands {
      let section = try #require(text.components(separatedBy: "\n.SS mlops \(command)").dropFirst().first, "\(command)")
      let help = try Program.run([String(command), "--help"], in: folder)
      #expect(help.code == 0)
      // Where a flag's explanation begins, behind its dashes at the edge.
      let flags = help.output.split(separator: "\n").compactMap { $0.prefixMatch(of: #/  (?:-., )?(--[a-z-]+)/#)?.1 }
      #expect(flags.contains("--help"), "\(help.output)")
      let own = section.components(separatedBy: "\n.S")[0]
      for flag in flags where flag != "--help" && flag != "--version" {
        #expect(own.contains("\n.B ") && own.contains(flag), "\(command) \(flag)")
      }
    }
    for heading in ["EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"] { #expect(text.contains(".SH \(heading)")) }
    #expect(!page.output.utf8.contains { $0 > 126 })
    try folder.write("mlops.1", page.output)
    let man = Process()
    man.executableURL = URL(fileURLWithPath: "/usr/bin/man")
    man.arguments = ["--warnings", "-l", folder.path + "/mlops.1"]
    man.environment = ["PATH": "/usr/bin:/bin", "MANPAGER": "cat", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"]
    let (output, errors) = (Pipe(), Pipe())
    man.standardOutput = output
    man.standardError = errors
    try man.run()
    let shown = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let warnings = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    man.waitUntilExit()
    #expect(warnings.isEmpty, "\(warnings)")
    #expect(shown.contains("mlops --sandbox --max-time 30s"), "\(shown)")
  }
}
