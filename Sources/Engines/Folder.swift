public import Glibc

/// An open folder: what is in it, and its files by name, also when its path comes to mean another folder meanwhile.
public final class Folder {
  private let stream: OpaquePointer

  /// Opens a folder; none where it cannot be read. With `isOwn`, none either where it is a link or belongs to another user.
  public init?(_ path: String, isOwn: Bool = false) {
    let handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (isOwn ? O_NOFOLLOW : 0))
    guard handle >= 0 else { return nil }
    var facts = stat()
    guard !isOwn || fstat(handle, &facts) == 0 && facts.st_uid == geteuid(), let stream = fdopendir(handle) else {
      close(handle)
      return nil
    }
    self.stream = stream
  }

  deinit { closedir(stream) }

  /// The names of what is in it, in order.
  public var names: [String] {
    rewinddir(stream)
    var names: [String] = []
    while let entry = readdir(stream) {
      // Safe because the name ends in a zero byte inside the entry, and is copied before the next is read.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What the system tells of one of its entries; none where there is none. A link is looked through, unless it is asked for
  /// itself.
  public func facts(_ name: String, ofLink: Bool = false) -> stat? {
    var facts = stat()
    return fstatat(dirfd(stream), name, &facts, ofLink ? AT_SYMLINK_NOFOLLOW : 0) == 0 ? facts : nil
  }

  /// Whether an entry is a folder, or a link to one.
  public func isFolder(_ name: String) -> Bool { facts(name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }

  /// Takes a file away, if it is there.
  public func remove(_ name: String) { unlinkat(dirfd(stream), name, 0) }
}
