import Engines
import Glibc

/// Model packages as files named by the SHA-256 of their bytes.
///
/// A blob is whole and on the disk before a row names it, and its bytes are hashed each time they are loaded.
struct Blobs: Sendable {
  let folder: String

  /// Puts bytes under their hash, unless they stand there already.
  func put(_ bytes: [UInt8], hash: String) throws {
    if holds(hash, size: bytes.count), let there = try Files.read(path(hash)), SHA256.hex(there) == hash { return }
    if !Files.isFolder(folder) { try Files.makeFolder(folder) }
    try Files.replace(path(hash), with: bytes)
  }

  /// Whether a blob of this size stands there; its content is checked when it is loaded.
  func holds(_ hash: String, size: Int) -> Bool { Files.size(path(hash)) == size }

  /// The bytes of a blob, after their hash was found right. What is altered is put aside and never given out.
  func load(_ hash: String, of what: String) throws -> [UInt8] {
    guard let bytes = try Files.read(path(hash)) else {
      return try missing(hash, of: what)
    }
    let found = SHA256.hex(bytes)
    guard found == hash else { throw altered(hash, found, of: what) }
    return bytes
  }

  private func missing<T>(_ hash: String, of what: String) throws -> T {
    let aside = Files.exists(quarantined(hash))
    throw Fault(
      "W020",
      aside
        ? "the file of `\(what)` was altered and is in quarantine"
        : "the file of `\(what)` is missing", subject: what,
      help: "put back `\(path(hash))` from a copy, or register the model, or take the snapshot, again")
  }

  private func altered(_ hash: String, _ found: String, of what: String) -> Fault {
    let moved = quarantine(hash)
    return Fault(
      "W021",
      "the file of `\(what)` was altered: its bytes hash to \(found.prefix(12))…, not to "
        + "\(hash.prefix(12))…" + (moved ? "; it was put into quarantine" : ""), subject: what,
      help: "put back `\(path(hash))` from a copy, or register the model, or take the snapshot, again")
  }

  /// Takes a file that was written elsewhere on the same disk over under its hash, unless that stands there already; either
  /// way the file is gone afterwards.
  func adopt(_ file: String, hash: String, size: Int) throws {
    if !Files.isFolder(folder) { try Files.makeFolder(folder) }
    if holds(hash, size: size), try Files.digest(path(hash))?.hash == hash {
      unlink(file)
      return
    }
    guard chmod(file, 0o600) == 0, rename(file, path(hash)) == 0 else { throw Files.fault("write", path(hash), errno) }
    try Files.syncFolder(folder)
  }

  /// Where a file of many bytes stands, after its hash was found right; it is read by and by, never held whole.
  func verified(_ hash: String, of what: String) throws -> String {
    guard let found = try Files.digest(path(hash)) else { return try missing(hash, of: what) }
    guard found.hash == hash else { throw altered(hash, found.hash, of: what) }
    return path(hash)
  }

  /// Removes the files that no row names, and what a killed writer left behind. Call it inside the write lock.
  func collect(keeping named: Set<String>) throws -> [String] {
    var removed: [String] = []
    for name in Files.names(in: folder) where name != "quarantine" && !named.contains(name) {
      if unlink(folder + "/" + name) == 0 { removed.append(name) }
    }
    if !removed.isEmpty { try Files.syncFolder(folder) }
    return removed
  }

  func path(_ hash: String) -> String { folder + "/" + hash }
  func quarantined(_ hash: String) -> String { folder + "/quarantine/" + hash }

  private func quarantine(_ hash: String) -> Bool {
    guard (try? Files.makeFolder(folder + "/quarantine")) != nil else { return false }
    return rename(path(hash), quarantined(hash)) == 0
  }
}
