import Language
import Verbs

extension SavedScript {
  /// A path that was typed starts from the folder of the session; in the script it starts from the script's. Only texts
  /// that were used as a path move: others may say the same and mean something else.
  mutating func movePaths() {
    for index in live.kept {
      let entry = entries[index]
      func move(_ written: String, at span: Span, in place: Int, to path: String) {
        guard starts(written, elsewhereThan: path), !isMoved(span, in: place) else { return }
        edits[place, default: []].append((span, Value.text(SavedScript.relative(path, from: folder)).inline))
      }
      switch entry.facts.statement.kind {
      case .use(let written, let span, _):
        if let used = entry.paths.first(where: { $0.written == written }) {
          move(written, at: span, in: index, to: used.resolved)
        }
      case .param(_, let type, _) where type?.text == "file":
        for (text, span) in texts(of: index) {
          move(text, at: span, in: index, to: session.resolvePath(text, from: entry.source))
        }
      default:
        for used in entry.paths where starts(used.written, elsewhereThan: used.resolved) {
          let places = places(of: used, usedBy: index)
          for (place, span) in places { move(used.written, at: span, in: place, to: used.resolved) }
          if places.isEmpty {
            let path = Value.text(used.written).inline
            let remark = "the path \(path) is made by the script: it started from another folder"
            if !remarks.contains(remark) { remarks.append(remark) }
          }
        }
      }
    }
  }

  private func isMoved(_ span: Span, in place: Int) -> Bool { edits[place]?.contains { $0.span == span } ?? false }

  /// Whether a path would lead elsewhere in the script than it did when it was used.
  private func starts(_ written: String, elsewhereThan path: String) -> Bool {
    if written.hasPrefix("/") || written.hasPrefix("~") || written.contains("://") { return false }
    return SavedScript.plain(folder + "/" + written) != SavedScript.plain(path)
  }

  /// Where the text of a path stands: in the call that took it, else in its statement, else in a statement above that
  /// binds what this one reads.
  private func places(of used: SessionTrace.UsedPath, usedBy index: Int) -> [(place: Int, span: Span)] {
    let here = texts(of: index).filter { $0.text == used.written }.map(\.span)
    if !here.isEmpty {
      let given = here.filter { span in
        used.site.source === entries[index].source
          && used.site.arguments.contains { $0.span.start <= span.start && $0.span.end >= span.end }
      }
      return (given.isEmpty ? here : given).map { (index, $0) }
    }
    var wanted = reads(of: index)
    for place in live.kept.reversed() where place < index {
      guard entries[place].facts.flow.binds.contains(where: wanted.contains) else { continue }
      let found = texts(of: place).filter { $0.text == used.written }
      if !found.isEmpty { return found.map { (place, $0.span) } }
      wanted.formUnion(reads(of: place))
    }
    return []
  }

  private func reads(of index: Int) -> Set<String> {
    let entry = entries[index]
    return entry.facts.flow.reads.union(entry.facts.flow.late).union(entry.record.reads.keys).union(entry.record.names)
  }

  private func texts(of index: Int) -> [(text: String, span: Span)] {
    var found: [(text: String, span: Span)] = []
    entries[index].facts.statement.visitExpressions { expression, _ in
      if case .text(let text) = expression.kind { found.append((text, expression.span)) }
    }
    return found
  }

  /// The parts of a path without `.` and `..`.
  private static func plain(_ path: String) -> [Substring] {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
    }
    return parts
  }

  static func relative(_ path: String, from folder: String) -> String {
    let (to, from) = (plain(path), plain(folder))
    let common = zip(to, from).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: from.count - common) + to.dropFirst(common)).joined(separator: "/")
  }
}
