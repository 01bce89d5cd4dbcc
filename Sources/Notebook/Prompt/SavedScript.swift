import Display
import Language
import Verbs

/// The live lines of a session as a script that, run again, gives the same results: seeds that were drawn are written
/// out, `ans` and `out[3]` get names, paths start from the script's own folder.
struct SavedScript {
  private(set) var text = ""
  private(set) var lines = 0
  private(set) var live: LiveLines
  /// What a rerun may give otherwise, a sentence each.
  var remarks: [String] = []

  let entries: [LedgerEntry]
  let session: Session
  let folder: String
  var edits: [Int: [(span: Span, text: String)]] = [:]
  private var names: [Int: String] = [:]

  /// - Parameter path: where the script will lie, absolute.
  init(_ ledger: Ledger, at path: String) {
    entries = ledger.entries
    session = ledger.session
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    live = LiveLines(entries)
    nameResults()
    writeSeeds()
    movePaths()
    let written = body()
    let formatter = Formatter(Source(name: path, text: written))
    text = formatter.problems.isEmpty ? formatter.text : written
    if let problem = formatter.problems.first {
      remarks.append("the script cannot be read as it is, mend it by hand: \(problem.message)")
    }
    tellUnbound()
    lines = live.kept.count
    if live.kept.contains(where: { entries[$0].takesOffer && entries[$0].facts.flow.reads.contains("ans") }) {
      remarks.append("a line takes as `ans` what a stopped training had reached, which no rerun can reach again")
    }
    let outside = Set(live.kept.flatMap { entries[$0].record.outside }).sorted()
    if !outside.isEmpty { remarks.append("a rerun may differ: some lines read \(outside.joined(separator: ", "))") }
  }

  /// Says which names no line of the script binds before they are read.
  private mutating func tellUnbound() {
    var bound: Set<String> = ["ans", "out"]
    var told: Set<String> = []
    for index in live.kept {
      let flow = entries[index].facts.flow
      let reads = flow.isDefinition ? [] : flow.reads.subtracting(bound).subtracting(flow.binds).sorted()
      for name in reads where session.interpreter.variable(named: name) != nil && told.insert(name).inserted {
        remarks.append("`\(name)` has its value from a line that is not kept any more: bind it above")
      }
      bound.formUnion(flow.binds)
    }
  }

  // MARK: Edits

  private mutating func nameResults() {
    var taken = Set(session.interpreter.variableNames)
    for index in live.kept {
      for result in live.results[index] ?? [] {
        if names[result.from] == nil {
          let base = "result_\(entries[result.from].number ?? 0)"
          var name = base
          var count = 1
          while taken.contains(name) {
            count += 1
            name = "\(base)_\(count)"
          }
          taken.insert(name)
          names[result.from] = name
        }
        edits[index, default: []].append((result.span, names[result.from] ?? "ans"))
      }
    }
  }

  /// Writes each seed into the call that drew it, where the call always drew the same one.
  private mutating func writeSeeds() {
    struct Site: Hashable {
      var source: ObjectIdentifier
      var span: Span
    }
    var seeds: [Site: Set<Int>] = [:]
    var places: [Site: String] = [:]
    for index in live.kept {
      for draw in entries[index].draws {
        guard let source = draw.site.source else { continue }
        let site = Site(source: ObjectIdentifier(source), span: draw.site.span)
        seeds[site, default: []].insert(draw.seed)
        places[site] = draw.site.text
      }
    }
    for (site, drawn) in seeds.sorted(by: { $0.key.span.start < $1.key.span.start }) {
      let home = live.kept.last { index in
        let span = entries[index].facts.statement.span
        return ObjectIdentifier(entries[index].source) == site.source && span.start <= site.span.start
          && span.end >= site.span.end
      }
      guard drawn.count == 1, let seed = drawn.first, let home,
        let edit = SavedScript.edit(seed, into: site.span, of: entries[home])
      else {
        remarks.append(
          "`\(places[site]?.split(separator: "\n").first ?? "a call")` draws another seed each time: give it `seed:` for a "
            + "rerun with the same results")
        continue
      }
      edits[home, default: []].append(edit)
    }
  }

  private static func edit(_ seed: Int, into span: Span, of entry: LedgerEntry) -> (span: Span, text: String)? {
    let calls = entry.facts.statement.calls.filter { $0.span == span }
    guard let found = calls.first ?? entry.facts.statement.calls.first(where: { $0.span.joined(span) == span }) else {
      return nil
    }
    let own = found.call.arguments.filter { $0.value.span.start >= found.span.start }
    let comma = own.isEmpty ? "" : ", "
    if found.call.form == .parentheses {
      let end = Int(found.span.end) - 1
      guard entry.source.text(Span(end, end + 1)) == ")" else { return nil }
      return (Span(end, end), "\(comma)seed: \(seed)")
    }
    let end = Int(own.last?.value.span.end ?? found.call.callee.span.end)
    return (Span(end, end), "\(comma.isEmpty ? " " : comma)seed: \(seed)")
  }

  // MARK: Text

  private func body() -> String {
    var parts: [String] = []
    var heading: String?
    for index in live.kept {
      let entry = entries[index]
      let title: String? = if case .cell = entry.place { entry.title ?? "" } else { nil }
      if title != heading {
        let words = title ?? "At the prompt"
        parts.append((parts.isEmpty ? "" : "\n") + "# %%" + (words.isEmpty ? "" : " " + words))
        heading = title
      }
      parts += comments(above: entry)
      let statement = edited(index)
      if let name = names[index], entry.facts.flow.binds.isEmpty {
        parts.append("\(name) = \(statement)")
        if live.shown.contains(index) { parts.append(name) }
      } else {
        parts.append(statement)
      }
    }
    return parts.map { $0 + "\n" }.joined()
  }

  private func edited(_ index: Int) -> String {
    let span = entries[index].facts.statement.span
    var bytes = Array(entries[index].source.text(span).utf8)
    let sorted = (edits[index] ?? []).sorted { ($0.span.start, $0.span.end) > ($1.span.start, $1.span.end) }
    for edit in sorted {
      let start = Int(edit.span.start) - Int(span.start)
      let end = Int(edit.span.end) - Int(span.start)
      guard start >= 0, start <= end, end <= bytes.count else { continue }
      bytes.replaceSubrange(start..<end, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The comment lines right above a statement, but for those that open cells or expect something.
  private func comments(above entry: LedgerEntry) -> [String] {
    var number = entry.source.position(Int(entry.facts.statement.span.start)).line - 1
    var lines: [String] = []
    while number >= 1 {
      let line = entry.source.line(number)
      guard line.hasPrefix("#"), !line.hasPrefix("# %%"), !line.hasPrefix("#%%"), !line.hasPrefix("#!"),
        !line.hasPrefix("#=")
      else { break }
      lines.append(line)
      number -= 1
    }
    return lines.reversed()
  }
}
