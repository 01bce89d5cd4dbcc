import Engines
import Foundation
import Testing

@testable import Registry

@Suite struct WorkspaceTests {
  @Test("The nearest `.mlops` folder at or above the work is the workspace.")
  func upward() throws {
    let bench = try Workbench()
    let deep = bench.folder + "/a/b"
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    #expect(Workspace.find(from: deep).folder == deep + "/.mlops", "where there is none it would be made here")
    try bench.workspace.create()
    #expect(Workspace.find(from: deep) == bench.workspace)
    #expect(Workspace.find(from: deep + "/../b/./") == bench.workspace)
  }

  @Test("An override names the folder itself, whatever it is called.")
  func named() throws {
    #expect(Workspace.find(from: "/tmp/x", override: "here").folder == "/tmp/x/here")
    #expect(Workspace.find(from: "/tmp/x", override: "/srv/lab/").folder == "/srv/lab")
    #expect(Workspace.find(from: "/", override: "").folder.hasSuffix("/.mlops"))
  }

  @Test("A file in the place of the folder is a fault.")
  func file() throws {
    let bench = try Workbench()
    try Files.replace(bench.workspace.folder, with: [1])
    #expect(fault { _ = try bench.open() }?.code == "W003")
  }
}
