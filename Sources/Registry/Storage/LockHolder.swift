import Glibc

/// Which process holds a lock on a file, as Linux lists it.
enum LockHolder {
  /// `process 4711 (mlops serve)`, none when it cannot be known.
  static func of(_ path: String) -> String? {
    var facts = stat()
    guard stat(path, &facts) == 0, let bytes = try? Files.read("/proc/locks") else { return nil }
    let inode = String(facts.st_ino)
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      // `1: FLOCK  ADVISORY  WRITE 4711 fe:00:131077 0 EOF`; a `->` marks one that only waits.
      let fields = line.split(separator: " ")
      guard fields.count >= 6, fields[1] != "->", fields[3] == "WRITE", let process = Int32(fields[4]), process > 0,
        fields[5].split(separator: ":").last.map(String.init) == inode, process != getpid()
      else { continue }
      return "process \(process)" + (command(of: process).map { " (\($0))" } ?? "")
    }
    return nil
  }

  private static func command(of process: Int32) -> String? {
    guard let bytes = try? Files.read("/proc/\(process)/cmdline"), !bytes.isEmpty else { return nil }
    let words = bytes.split(separator: 0).prefix(3).map { String(decoding: $0, as: UTF8.self) }
    guard let program = words.first else { return nil }
    let name = program.split(separator: "/").last.map(String.init) ?? program
    let line = ([name] + words.dropFirst()).joined(separator: " ")
    return String(String.UnicodeScalarView(line.unicodeScalars.prefix(60).filter { $0.value >= 32 && $0.value != 127 }))
  }
}
