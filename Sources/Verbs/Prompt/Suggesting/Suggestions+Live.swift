import Engines
import Frames
import Glibc
import Language
import Registry

/// What is looked up while completing: each look is bounded, so that typing never waits for a disk or a database.
extension Suggestions {
  /// `.` behind a variable offers its fields; alone, the columns of the frame in play.
  func members(dot: Int, _ word: String) -> Found {
    let path = place.path(dot: dot)
    guard let first = path.first, var value = session.interpreter.variable(named: first) else {
      return columns(dot, word)
    }
    for name in path.dropFirst() {
      // Other objects may compute a field, which completion must not.
      guard let record = value.asObject as? RecordObject, let next = record.pairs.first(where: { $0.name == name })
      else { return Found([]) }
      value = next.value
    }
    if let frame = value.asObject as? FrameObject { return columns(of: frame.frame, word) }
    if let record = value.asObject as? RecordObject {
      let fields = record.pairs.map {
        Item(Spelling.name($0.name), detail: $0.value.isCallable ? $0.value.aKind : $0.value.inlineShort)
      }
      return Found(Suggestions.sorted(fields, for: word))
    }
    return Found(Suggestions.sorted(value.asObject?.memberNames.map { Item($0) } ?? [], for: word))
  }

  /// The columns that the pipe before the cursor's stage comes to, with those that this stage makes; where that cannot be
  /// told, those of the frame nearest before the cursor; of the newest frame when none is in play.
  private func columns(_ dot: Int, _ word: String) -> Found {
    if let text = place.piped(before: dot) {
      let whole = text.isEmpty ? session.continued ?? "" : text
      if !whole.isEmpty, let frame = session.offeredColumns.frame(piped: whole, in: session) {
        return columns(of: frame, word, made: place.made(inStageOf: dot))
      }
    }
    let words = place.before[..<dot].split { !InputPlace.isNameByte($0) }.map { String(decoding: $0, as: UTF8.self) }
    for name in words.reversed() + session.interpreter.variableNames.reversed() {
      if let frame = session.interpreter.variable(named: name)?.asObject as? FrameObject {
        return columns(of: frame.frame, word, made: place.made)
      }
    }
    return Found([])
  }

  private func columns(of frame: Frame, _ word: String, made: [String] = []) -> Found {
    var found = session.offeredColumns.index(of: frame, in: session).matches(word, most: Suggestions.most)
    let new = made.filter { !frame.schema.contains($0) }
      .map { Item(Spelling.name($0), detail: "made above", ending: " ") }
    let sorted = Suggestions.sorted(new, for: word)
    guard !sorted.isEmpty else { return found }
    let both = sorted.map(\.text) + (found.count > 0 ? [found.common] : [])
    found = Found(
      items: sorted + found.items, count: sorted.count + found.count, common: Suggestions.common(both))
    return found
  }

  /// Models, and each with its aliases and newest versions.
  func models() -> [Item] {
    let workspace = session.workspace
    guard access(workspace.registry, R_OK) == 0 else { return [] }
    let open = session.openRegistry
    let user = session.options.user
    let entries = session.glance {
      try (open ?? Registry(workspace, who: user, now: Session.now, readOnly: true)).models()
    }
    return (entries ?? []).flatMap { entry -> [Item] in
      let aliases = entry.aliases.sorted { $0.key < $1.key }
      let newest = entry.newest.map { ["\(entry.name)@\($0)"] } ?? []
      return [Item(entry.name, detail: "model, \(entry.versions) versions", ending: "\"")]
        + aliases.map { Item("\(entry.name)@\($0.key)", detail: "version \($0.value)", ending: "\"") }
        + newest.map { Item($0, detail: "newest", ending: "\"") }
    }
  }

  func files(_ path: String) -> [Item] {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let place = session.resolvePath(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, from: nil)
    guard (try? session.permit(place, written: path)) != nil else { return [] }
    return session.glance { Suggestions.listed(place) } ?? []
  }

  /// Files and folders of a folder that are not hidden, by name; none where it cannot be read.
  static func listed(_ path: String) -> [Item] {
    guard let folder = Folder(path) else { return [] }
    return folder.names.filter { !$0.hasPrefix(".") }.map { name in
      folder.isFolder(name) ? Item(name + "/", detail: "folder") : Item(name, detail: "file", ending: "\"")
    }
  }
}

extension Value {
  /// The value on one line, cut where it is long.
  fileprivate var inlineShort: String {
    let line = inline
    return line.count <= 40 ? line : line.prefix(39) + "…"
  }
}
