import Engines
import GRDB

/// What SQLite said, as one sentence for the user.
enum StoreFault {
  static func fault(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      return WriteLock.timeout(Files.parent(of: path), holder: LockHolder.of(path + "-shm") ?? LockHolder.of(path))
    case .SQLITE_NOTADB:
      return Fault(
        "W010", "`\(path)` is not a registry, or its beginning was damaged", subject: path,
        help: "put back a copy of it, or name another folder with --workspace or MLOPS_WORKSPACE")
    case .SQLITE_CORRUPT:
      return Fault(
        "W012", "the registry `\(path)` is damaged", subject: path,
        help: "put back a copy of it; the models themselves stand in blobs/")
    case .SQLITE_READONLY:
      return Fault("W013", "the registry `\(path)` is read-only", subject: path)
    case .SQLITE_FULL:
      return Fault(
        "W015", "the disk has no room for `\(path)`; nothing was changed", subject: path,
        help: "free some space and try again")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return Fault("W016", "there is no permission to open the registry `\(path)`", subject: path)
    case .SQLITE_IOERR:
      return Fault("W017", "the disk reported an error at `\(path)`", subject: path)
    default:
      let reason = error.message ?? "no reason given"
      return Fault("W017", "the registry `\(path)` could not be used: \(reason)", subject: path)
    }
  }
}
