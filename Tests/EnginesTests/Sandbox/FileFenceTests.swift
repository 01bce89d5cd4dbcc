import Foundation
import Testing

@testable import Engines

struct FileFenceTests {
  /// A project with a file, a folder, links out of it and a workspace.
  private func project() throws -> String {
    let root = NSTemporaryDirectory() + "fence-\(UUID().uuidString)"
    let files = FileManager.default
    try files.createDirectory(atPath: root + "/project/data", withIntermediateDirectories: true)
    try files.createDirectory(atPath: root + "/project/.mlops", withIntermediateDirectories: true)
    try files.createDirectory(atPath: root + "/projects", withIntermediateDirectories: true)
    for name in ["project/a.csv", "project/data/b.csv", "out.csv", "projects/c.csv", "project/.mlops/token"] {
      try "x\n1\n".write(toFile: root + "/" + name, atomically: true, encoding: .utf8)
    }
    try files.createSymbolicLink(atPath: root + "/project/link.csv", withDestinationPath: root + "/out.csv")
    try files.createSymbolicLink(atPath: root + "/project/up", withDestinationPath: root)
    try files.createSymbolicLink(atPath: root + "/project/gone", withDestinationPath: root + "/nothing")
    try files.createSymbolicLink(atPath: root + "/project/inside.csv", withDestinationPath: root + "/project/a.csv")
    return root
  }

  @Test("A path counts by where it really leads.")
  func places() throws {
    let root = try project()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let base = root + "/project"
    let fence = FileFence([base], except: [base + "/.mlops"])
    let inside = [
      "/a.csv", "/data/b.csv", "/data/../a.csv", "/inside.csv", "/new.csv", "/data/new.csv", "/./a.csv", "//a.csv",
      "/data/*.csv", "",
    ]
    for path in inside { #expect(throws: Never.self) { try fence.check(base + path, written: path) } }
    let outside = [
      "/../out.csv", "/link.csv", "/up/out.csv", "/up/new.csv", "/gone", "/gone/x", "/new/../../out.csv",
      "/data/../../projects/c.csv", "/*/../../out.csv", "/.mlops/token", "/.mlops", "/data/../.mlops/new", "s/c.csv",
    ]
    for path in outside { #expect(throws: Fault.self, "\(path)") { try fence.check(base + path, written: path) } }
    for path in ["/etc/passwd", "/", "relative.csv", "", root, base + "/a\0.csv"] {
      #expect(throws: Fault.self, "\(path)") { try fence.check(path, written: path) }
    }
  }

  @Test("A folder that is not there yet can be a fence, also by a link.")
  func missing() throws {
    let root = try project()
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileFence([root + "/later"]).check(root + "/later/a.csv", written: "a.csv")
    try FileFence([root + "/project/up/project"]).check(root + "/project/a.csv", written: "a.csv")
  }
}
