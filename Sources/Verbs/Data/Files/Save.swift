import Display
import Frames
import Language
import Registry

extension Verb {
  static let save = Verb(
    "save",
    "Write a table (.csv, .tsv, .jsonl, .parquet), a chart (.svg), a profile (.html), a card (.html, .md) or a contract (.mlops) to a file. `%save` keeps the lines of a session.",
    effect: .output,
    Face(
      example: "loans | save \"out.parquet\"", Parameter<Frame>("frame", "the rows"),
      Parameter<Path>("path", "the file; what stood there is replaced at the end")
    ) { session, frame, path in
      let rows = try session.work("saving") { try frame.save(path.resolved) }
      session.spend(Files.size(path.resolved) ?? 0)
      session.screen.remark("saved \(NumberText.count(rows, "row")) to \(path.written)")
      return frame
    },
    Face(
      example: "save (plot loans, .amount), \"amounts.svg\"", Parameter<ChartObject>("chart", "what `plot` gave"),
      Parameter<Path>("path", "the file, which ends in .svg; what stood there is replaced at the end")
    ) { session, chart, path in
      guard path.resolved.lowercased().hasSuffix(".svg") else {
        throw Diagnostic(
          "V074", "a chart is saved as SVG, and `\(path.written)` has another ending", help: "end it in .svg")
      }
      let bytes = Array(chart.drawing.svg().utf8)
      try Files.replace(path.resolved, with: bytes)
      session.spend(bytes.count)
      session.screen.remark("saved the chart to \(path.written)")
      return Value.none
    },
    Face(
      example: "save (profile loans), \"loans.html\"", Parameter<FrameProfileObject>("profile", "what `profile` gave"),
      Parameter<Path>("path", "the page, which ends in .html; what stood there is replaced at the end")
    ) { session, profile, path in
      let page = try session.work("drawing") { [profile = profile.profile, title = profile.title] in
        ProfilePage(profile, title: title).html
      }
      try session.write(page, to: path, ending: ".html", "a profile is saved as a page")
      session.screen.remark("saved the profile to \(path.written)")
      return Value.none
    },
    Face(
      example: "save (contract loans), \"rules.mlops\"", Parameter<ContractObject>("contract", "what `contract` gave"),
      Parameter<Path>("path", "the script, which ends in .mlops; what stood there is replaced at the end")
    ) { session, object, path in
      try session.write(
        object.contract.script(binding: "rules"), to: path, ending: ".mlops", "a contract is saved as a script")
      session.screen.remark("saved the contract to \(path.written); `use \"\(path.written)\": rules` reads it")
      return Value.none
    },
    Face(
      example: "save (card model, test), \"card.html\"", Parameter<CardObject>("card", "what `card` gave"),
      Parameter<Path>("path", "the file, which ends in .html or .md; what stood there is replaced at the end")
    ) { session, card, path in
      let ending = path.resolved.lowercased()
      guard ending.hasSuffix(".html") || ending.hasSuffix(".md") else {
        throw Diagnostic(
          "V074", "a card is saved as a page or as Markdown, and `\(path.written)` has another ending",
          help: "end it in .html or .md")
      }
      let bytes = Array((ending.hasSuffix(".md") ? card.document.markdown : card.document.html).utf8)
      try Files.replace(path.resolved, with: bytes)
      session.spend(bytes.count)
      session.screen.remark("saved the card to \(path.written)")
      return Value.none
    })
}

extension Session {
  /// Writes a text to a file whose name has one ending.
  fileprivate func write(_ text: String, to path: Path, ending: String, _ why: String) throws {
    guard path.resolved.lowercased().hasSuffix(ending) else {
      throw Diagnostic("V074", "\(why), and `\(path.written)` has another ending", help: "end it in \(ending)")
    }
    let bytes = Array(text.utf8)
    try Files.replace(path.resolved, with: bytes)
    spend(bytes.count)
  }
}
