import Engines
import Glibc
import Registry
import Server

// A workspace's server in a process of its own, for the tests that start, load, kill and stop one:
// `ServerRunner [--background] [--port N] --workspace FOLDER`.
var workspace = ""
var port = 0
var isBackground = false
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
  switch word {
  case "--background": isBackground = true
  case "--port": port = words.popFirst().flatMap { Int($0) } ?? 0
  case "--workspace": workspace = words.popFirst() ?? ""
  default: break
  }
}
do {
  let options = try ServeOptions(workspace: Workspace(folder: workspace), port: port, isBackground: isBackground)
  try WorkspaceServer.run(options) { line in
    print(line)
    fflush(nil)
  }
} catch {
  let line = "error: \(error)\n"
  write(2, line, line.utf8.count)
  exit(1)
}
