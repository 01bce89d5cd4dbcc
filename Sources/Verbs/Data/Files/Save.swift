import Display
public import Frames
import Language
import Learning
import Registry

extension Verb {
  static let save = Verb(
    "save",
    "Write a table (.csv, .tsv, .jsonl, .parquet, or parts into a folder), a chart (.svg), a profile (.html), a card (.html, .md), a contract (.mlops) or a model (.txt, .json, .ubj) to a file. `%save` keeps the lines of a session.",
    effect: .output,
    Face(
      example: "loans | save \"out.parquet\"", Parameter<Frame>("frame", "the rows"),
      Parameter<Path>("path", "the file, which is replaced at the end, or a folder for parts, which ends in /"),
      Parameter<ColumnList?>("partition", "columns with a folder for each of their values: .month", default: nil),
      Parameter<SaveMode?>(
        "mode", "what becomes of the rows in the folder: `append` keeps them, `replace` those in other parts",
        default: nil),
      Parameter<String?>(
        "format", "how parts are written; Parquet by default", default: nil, choices: ["parquet", "csv", "jsonl"])
    ) { session, frame, path, partition, mode, format in
      let areParts = partition != nil || mode != nil || path.written.hasSuffix("/")
      guard areParts || format == nil else {
        throw Diagnostic("V074", "`format:` is for parts in a folder", help: "a file is written as its ending says")
      }
      let columns = partition?.set.names(in: frame.schema) ?? []
      let rows = try session.work("saving") {
        guard areParts else { return try frame.save(path.resolved) }
        return try frame.save(
          parts: path.resolved, by: columns, mode: mode ?? .new, form: format ?? "parquet")
      }
      if !areParts { session.spend(Files.size(path.resolved) ?? 0) }
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
    },
    Face(
      example: "save model, \"model.txt\", rows: test",
      Parameter<SavedModel>("model", "the model, which other tools can then load"),
      Parameter<Path>("path", "the file, in the engine's own form: .txt of gbm, .json of xgboost and linear models"),
      Parameter<Frame?>("rows", "rows to save beside it as the numbers that the model sees", default: nil)
    ) { session, model, path, rows in
      let name = path.resolved.split(separator: "/").last.map(String.init) ?? path.resolved
      let export = try session.work("saving") { [model = model.model] in
        try ModelExport(model, name: name, rows: rows)
      }
      let beside = ModelExport.rowsName(path.resolved)
      try session.permit(beside, written: ModelExport.rowsName(path.written))
      try Files.replace(path.resolved, with: export.bytes)
      session.spend(export.bytes.count)
      if let rows = export.rows {
        try Files.replace(beside, with: rows)
        session.spend(rows.count)
      }
      session.screen.remark("saved the model to \(path.written); in Python, in its folder:")
      session.screen.show(export.lines)
      for note in export.notes { session.screen.remark(note) }
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

/// A model that can be saved: of this session, or a version.
struct SavedModel: Argument {
  var model: Model

  static var word: String { "a model" }
  static var readsWorkspace: Bool { true }
  static func accepts(_ value: Value) -> Bool { value.asObject is ModelObject || value.asObject is VersionObject }

  static func read(_ given: Given, _ session: Session) throws -> SavedModel {
    SavedModel(model: try ModelChoice.read(given, session).model)
  }
}

extension SaveMode: Choice {
  public static var word: String { "a mode" }
}
