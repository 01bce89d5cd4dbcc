import Engines
public import Language
import Registry
public import Verbs

/// `mlops convert`: a script to a notebook of Jupyter or to Markdown, and back; the endings say which.
public enum Conversion {
  public enum Format: String, Sendable, CaseIterable {
    case mlops, ipynb, markdown = "md"

    /// By the ending of a path; throws N006.
    public init(path: String) throws(Diagnostic) {
      switch path.lowercased().split(separator: ".").last {
      case "mlops": self = .mlops
      case "ipynb": self = .ipynb
      case "md", "markdown": self = .markdown
      default:
        throw Diagnostic(
          "N006", "`\(path)` has no ending that `convert` knows", help: "end it in .mlops, .ipynb or .md")
      }
    }
  }

  /// The converted text, with remarks on what was left out. Script to script and the like is refused.
  /// - Parameter withOutputs: puts outputs that are not stale into Markdown; a notebook of Jupyter always gets them.
  public static func convert(
    _ path: String, to format: Format, withOutputs: Bool, _ options: Session.Options
  ) throws -> (text: String, remarks: [String]) {
    let from = try Format(path: path)
    guard from != format else {
      throw Diagnostic("N006", "`\(path)` is that already", help: "end the other path in another way")
    }
    if from == .mlops { return try written(path, format, withOutputs, options) }
    let source = try Script.source(at: path)
    var read: Jupyter.Read
    switch from {
    case .ipynb: read = try Jupyter.script(of: source.bytes, named: path)
    default:
      read = Jupyter.Read(script: MarkdownFile.script(of: String(decoding: source.bytes, as: UTF8.self)), remarks: [])
    }
    if format == .mlops { return (read.script, read.remarks) }
    let text = NotebookText(Source(name: path, text: read.script))
    return (format == .ipynb ? Jupyter.text(text, []) : MarkdownFile.text(text), read.remarks)
  }

  private static func written(
    _ path: String, _ format: Format, _ withOutputs: Bool, _ options: Session.Options
  ) throws -> (text: String, remarks: [String]) {
    let screen = RemarkScreen()
    let notebook = try Notebook(path, Ledger(Session(options, screen: screen)), screen)
    let states = try notebook.freshness.states
    var remarks: [String] = []
    let stale = states.filter { !$0.isCurrent && $0.condition != .failed && $0.condition != .never }
    if !stale.isEmpty, format == .ipynb || withOutputs {
      let cells = stale.map(\.cell.name).joined(separator: ", ")
      remarks.append("left out the stale outputs of \(cells); `mlops report \(path)` makes them again")
    }
    if format == .ipynb { return (Jupyter.text(notebook.text, states), remarks) }
    return (MarkdownFile.text(notebook.text, withOutputs ? states : []), remarks)
  }

  /// Puts a text in the place of a file, in one step.
  public static func write(_ text: String, to path: String) throws {
    do { try Files.replace(path, with: Array(text.utf8), mode: 0o666) } catch {
      throw Diagnostic("N003", "`\(path)` cannot be written", help: "check the folder and who may write there")
    }
  }
}
