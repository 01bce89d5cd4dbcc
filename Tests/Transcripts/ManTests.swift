import Foundation
import Testing

@Suite struct ManTests {
  @Test("The manual page names every command and every flag, and man reads it without a warning.")
  func page() throws {
    let folder = try Folder()
    let page = try Program.run(["man"], in: folder)
    #expect(page.code == 0 && page.errors.isEmpty)
    let text = page.output.replacingOccurrences(of: "\\-", with: "-")
    for command in ["run", "test", "lint", "fmt", "doctor", "serve", "status", "stop", "config", "completion", "man"] {
      #expect(text.contains(".SS mlops \(command)"), "\(command)")
      let help = try Program.run([command, "--help"], in: folder)
      #expect(help.code == 0)
      for flag in help.output.matches(of: /--[a-z][a-z-]+/) where flag.output != "--help" && flag.output != "--version"
      {
        #expect(text.contains(flag.output), "\(command) \(flag.output)")
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
