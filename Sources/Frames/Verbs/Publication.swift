import Engines
import Glibc

/// Files that come into a folder, and others that leave it, all together or not at all.
///
/// They are written into a hidden folder; then a list of the moves is made durable, which decides that it happens; then
/// they are moved. Where a process is killed between the two, readers follow the list, and the next writer carries it out.
struct Publication {
  /// A path below the folder under which a file lies, and the one that it gets.
  struct Move: Hashable {
    var from: String
    var to: String
  }

  let folder: String
  var moves: [Move] = []
  /// Paths below the folder of files that go.
  var removals: [String] = []

  /// Held by whoever moves files in the folder; its being there says that the folder is one table.
  static let lockName = ".mlops-lock"
  private static let listName = ".mlops-moves"

  /// What was decided in a folder and is not carried out yet; empty where there is nothing.
  init(decidedIn folder: String) throws {
    self.folder = folder
    let list = "\(folder)/\(Publication.listName)"
    guard let entry = Disk.entry(list) else { return }
    let text = String(decoding: try Disk.bytes(list, from: 0, count: entry.stamp.size), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.dropFirst().allSatisfy({ Publication.isBelow($0, folder) }) else { continue }
      switch (parts.first, parts.count) {
      case ("move", 3) where parts[1].hasPrefix(Publication.draftPrefix):
        moves.append(Move(from: parts[1], to: parts[2]))
      case ("remove", 2): removals.append(parts[1])
      default: continue
      }
    }
  }

  /// Waits for others that move files in the folder, and carries out what they had decided, then this. The removals are
  /// asked for once nobody else moves files any more.
  static func run(in folder: String, moves: [Move], removing: () throws -> [String]) throws {
    try locked(folder) {
      try Publication(decidedIn: folder).carryOut()
      var lines = moves.map { "move\t\($0.from)\t\($0.to)" }
      lines += try removing().map { "remove\t\($0)" }
      let draft = "\(folder)/\(listName).part"
      try Disk.write(draft, Array((lines.joined(separator: "\n") + "\n").utf8))
      try Disk.rename(draft, "\(folder)/\(listName)")
      try Disk.sync(folder)
      try Publication(decidedIn: folder).carryOut()
    }
  }

  private func carryOut() throws {
    guard !moves.isEmpty || !removals.isEmpty else { return }
    var changed: Set<String> = [folder]
    for path in removals {
      unlink("\(folder)/\(path)")
      changed.insert(Disk.folder(of: "\(folder)/\(path)"))
    }
    for move in moves {
      let (from, to) = ("\(folder)/\(move.from)", "\(folder)/\(move.to)")
      try Disk.makeFolders(Disk.folder(of: to))
      if Disk.entry(from) != nil { try Disk.rename(from, to) }
      changed.insert(Disk.folder(of: to))
    }
    for path in changed.sorted() where Disk.entry(path) != nil { try Disk.sync(path) }
    unlink("\(folder)/\(Publication.listName)")
    try Disk.sync(folder)
  }

  private static func locked(_ folder: String, _ body: () throws -> Void) throws {
    let path = "\(folder)/\(lockName)"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Disk.unwritable(path) }
    defer { close(file) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw Disk.unwritable(path) }
      try Watch.current.check()
      usleep(10_000)
    }
    try body()
  }

  // MARK: Drafts

  private static let draftPrefix = ".mlops-draft-"

  /// The name of a hidden folder that files are written into first.
  static func draftName() -> String { "\(draftPrefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max))" }

  /// Takes away what processes that were killed had written before they decided anything.
  static func sweep(_ folder: String) {
    guard let inside = Folder(folder) else { return }
    let waiting = Set(((try? Publication(decidedIn: folder))?.moves ?? []).map { $0.from.prefix { $0 != "/" } })
    for name in inside.names where name.hasPrefix(draftPrefix) && !waiting.contains(name[...]) {
      let process = name.dropFirst(draftPrefix.count).split(separator: "-").first.flatMap { pid_t($0) } ?? 0
      guard process > 0, kill(process, 0) != 0, errno == ESRCH, let facts = inside.facts(name, ofLink: true),
        facts.st_uid == geteuid(), facts.st_mode & S_IFMT == S_IFDIR, time(nil) - facts.st_mtim.tv_sec > 3600
      else { continue }
      removeAll("\(folder)/\(name)")
    }
  }

  /// Removes a folder of drafts with all that is in it; links are not followed.
  static func removeAll(_ path: String) {
    guard let folder = Folder(path, isOwn: true) else { return }
    for name in folder.names {
      let isFolder = folder.facts(name, ofLink: true).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
      if isFolder { removeAll("\(path)/\(name)") } else { folder.remove(name) }
    }
    rmdir(path)
  }

  /// A list may come with a folder from anywhere: its paths stay below it, and follow no link.
  private static func isBelow(_ path: String, _ folder: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0 == ".." || $0.isEmpty }) else { return false }
    var place = folder
    for part in parts {
      place += "/" + part
      var facts = stat()
      if lstat(place, &facts) == 0, facts.st_mode & S_IFMT == S_IFLNK { return false }
    }
    return true
  }
}
