/// What `mlops help CODE` says of an error: what it means, a line that raises it, and what to write.
public struct CodePage: Sendable {
  public let code: String
  /// One sentence or two.
  public let meaning: String
  /// Lines that raise it; none for what comes from a disk, a server or an engine.
  public let example: String?
  /// What to write, or to do, instead.
  public let remedy: String

  /// The page of a code, in capitals or not; none where no code is written so.
  public static func page(for code: String) -> CodePage? { all.first { $0.code == code.uppercased() } }

  public static let all: [CodePage] = CodePages.texts.flatMap(read)

  /// The page as lines of text.
  public var lines: [String] {
    var lines = ["\(code)  \(meaning)"]
    if let example { lines += ["", "raised by"] + example.split(separator: "\n").map { "  " + $0 } }
    let heading = example == nil ? "what to do" : "what to write"
    return lines + ["", heading] + remedy.split(separator: "\n").map { "  " + $0 }
  }

  /// Reads pages: a line with the code and its meaning, lines of the example behind `|`, of the remedy behind `>`.
  private static func read(_ text: String) -> [CodePage] {
    var pages: [CodePage] = []
    var code = ""
    var meaning = ""
    var example: [Substring] = []
    var remedy: [Substring] = []
    func finish() {
      guard !code.isEmpty else { return }
      pages.append(
        CodePage(
          code: code, meaning: meaning, example: example.isEmpty ? nil : example.joined(separator: "\n"),
          remedy: remedy.joined(separator: "\n")))
      (example, remedy) = ([], [])
    }
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  | ") {
        example.append(line.dropFirst(4))
      } else if line.hasPrefix("  > ") {
        remedy.append(line.dropFirst(4))
      } else if let space = line.firstIndex(of: " ") {
        finish()
        code = String(line[..<space])
        meaning = String(line[line.index(after: space)...])
      }
    }
    finish()
    return pages
  }
}

/// The texts of the pages, a file for each part of the house. The examples may speak of `people`, a frame with `name`,
/// `age` and `plan`, of `numbers`, a frame with `x` and `y`, and of `model`, trained on `numbers`.
enum CodePages {
  static let texts = [names, syntax, running, verbs, frames, learning, engines, registry, serving, fronts]
}
