import Calendar
import Engines
import ExampleModel
import Glibc
import Registry
import Server

// A workspace's server in a process of its own, for the tests that start, load, kill and stop one:
// `ServerRunner [--background] [--port N] --workspace FOLDER`. With `--example` it deploys a model of 100 trees and 20
// columns as `bench`, prints a request's body for it, and ends: what a load test needs.
var workspace = Workspace(folder: "")
var port = 0
var isBackground = false
var isExample = false
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
  switch word {
  case "--background": isBackground = true
  case "--example": isExample = true
  case "--port": port = words.popFirst().flatMap { Int($0) } ?? 0
  case "--workspace": workspace = Workspace(folder: words.popFirst() ?? "")
  default: break
  }
}
do {
  if isExample {
    let registry = try Registry(workspace, who: "ada", now: { Moment(microseconds: 0, isZoned: true) })
    let model = try ExampleModel.trained(columns: 19, trees: 100)
    let version = try ExampleModel.register(model, as: "bench", in: registry)
    try registry.deploy(version.reference)
    print(ExampleModel.body(columns: 19, isAbove: true))
  } else {
    try WorkspaceServer.run(ServeOptions(workspace: workspace, port: port, isBackground: isBackground)) { line in
      print(line)
      fflush(nil)
    }
  }
} catch {
  let line = "error: \(error)\n"
  write(2, line, line.utf8.count)
  exit(1)
}
