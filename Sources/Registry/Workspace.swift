import Engines
import Glibc

/// The folder `.mlops/` beside the work: registry, blobs, inference log, server facts and history.
///
/// It is found upward from the current folder, as `.git` is. An override, from `--workspace` or `MLOPS_WORKSPACE`,
/// names the folder that takes the place of `.mlops/`.
public struct Workspace: Hashable, Sendable {
  /// The absolute path of the folder, without a slash at the end.
  public let folder: String

  public init(folder: String) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  /// The workspace for work done in a folder: the override, else the nearest `.mlops/` at or above the folder, else
  /// `.mlops/` in the folder itself, which need not exist yet.
  public static func find(from start: String, override: String? = nil) -> Workspace {
    if let override, !override.isEmpty { return Workspace(folder: Files.absolute(override, from: start)) }
    let base = Files.absolute(start, from: Files.currentFolder)
    var here = base
    while true {
      let candidate = here == "/" ? "/.mlops" : here + "/.mlops"
      if Files.isFolder(candidate) { return Workspace(folder: candidate) }
      if here == "/" { break }
      here = Files.parent(of: here)
    }
    return Workspace(folder: base == "/" ? "/.mlops" : base + "/.mlops")
  }

  public var exists: Bool { Files.isFolder(folder) }

  public var registry: String { folder + "/registry.sqlite" }
  public var lock: String { folder + "/registry.lock" }
  public var auditHead: String { folder + "/audit.head" }
  public var blobs: String { folder + "/blobs" }
  public var inference: String { folder + "/inference" }
  public var server: String { folder + "/server.json" }
  public var history: String { folder + "/history.jsonl" }

  /// Makes the folder and its parts where they are missing, readable by the owner only.
  public func create() throws {
    if Files.exists(folder), !exists {
      throw Fault(
        "W003", "`\(folder)` is a file, and a workspace is a folder", subject: folder,
        help: "name another folder with --workspace or MLOPS_WORKSPACE")
    }
    for path in [folder, blobs, inference] where !Files.isFolder(path) { try Files.makeFolder(path) }
  }
}
