import Glibc
import Language

/// The user's `config.mlops`: statements `name = value`, whose values are texts, numbers, true, false and records. Nothing
/// in it is run.
enum SettingsFile {
  /// Where it lies: in `XDG_CONFIG_HOME`, else in `~/.config`. None without a home folder.
  static func path(_ environment: (String) -> String?) -> String? {
    let named = environment("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let folder = named ?? environment("HOME").map({ $0 + "/.config" }) else { return nil }
    return folder + "/mlops/config.mlops"
  }

  /// What a file may be at most, in bytes.
  private static let longest = 1 << 20

  /// The text of the file; none where there is no file. Throws where it cannot be read or is too large.
  static func source(_ path: String) throws -> Source? {
    // A pipe would be waited for until somebody writes to it.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw refused(path, String(cString: strerror(errno)))
    }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, [S_IFREG, S_IFCHR].contains(facts.st_mode & S_IFMT) else {
      throw refused(path, "it is no file")
    }
    var bytes: [UInt8] = []
    var part = Array(repeating: UInt8(0), count: 1 << 14)
    while bytes.count <= longest {
      let count = Glibc.read(file, &part, part.count)
      if count < 0 { throw refused(path, String(cString: strerror(errno))) }
      if count == 0 { return try Source(name: path, bytes: bytes) }
      bytes += part[..<count]
    }
    throw refused(path, "it is larger than 1 MB")
  }

  private static func refused(_ path: String, _ why: String) -> Diagnostic {
    Diagnostic("T001", "`\(path)` cannot be read: \(why)", help: help)
  }

  /// Hands over each setting with its line, and each problem.
  static func read(
    _ source: Source, setting: (Setting, SettingValue, _ line: Int) -> Void, problem: (Diagnostic) -> Void
  ) {
    let script: Script
    do { script = try Parser.script(source) } catch { return problem(error) }
    for statement in script.statements {
      guard case .bind(let targets, nil, let value) = statement.kind, targets.count == 1,
        case .name(let name) = targets[0]
      else {
        problem(
          Diagnostic(
            "T001", "a line of the settings is `name = value`", source: source, span: statement.span,
            help: help))
        continue
      }
      guard let known = Setting.all.first(where: { $0.name == name.text }) else {
        let near = Nearest.help(name.text, among: Setting.all.map(\.name))
        problem(
          Diagnostic(
            "T001", "there is no setting `\(name.text)`", source: source, span: name.span, help: near ?? help))
        continue
      }
      guard let given = literal(value) else {
        problem(wrong(known, source, value.span, "must be \(known.expected), written out"))
        continue
      }
      if let found = known.problem(given) {
        let near = Nearest.help(found.piece, among: found.known, mark: "")
        let span = pieceSpan(found.piece, in: value.span, of: source)
        problem(wrong(known, source, span, "must be \(known.expected)", near))
        continue
      }
      setting(known, given, source.position(Int(statement.span.start)).line)
    }
  }

  private static let help = "`mlops help config` lists the settings"

  private static func wrong(
    _ setting: Setting, _ source: Source, _ span: Span, _ what: String, _ near: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      "T001", "`\(setting.name)` \(what)", source: source, span: span,
      help: (near.map { $0 + "  " } ?? "") + "(the default is \(setting.standard.spelled))")
  }

  /// Where a wrong piece stands inside of its value.
  private static func pieceSpan(_ piece: String, in span: Span, of source: Source) -> Span {
    let wanted = Array(piece.utf8)
    let (start, end) = (Int(span.start), min(Int(span.end), source.bytes.count))
    guard !wanted.isEmpty, start < end, wanted.count < end - start else { return span }
    for at in start...(end - wanted.count) where source.bytes[at..<at + wanted.count].elementsEqual(wanted) {
      return Span(at, at + wanted.count)
    }
    return span
  }

  /// A value that is written out; none for anything that would have to be computed.
  private static func literal(_ expression: Expression) -> SettingValue? {
    switch expression.kind {
    case .text(let text): return .text(text)
    case .int(let count): return .count(count)
    case .bool(let flag): return .flag(flag)
    case .record(let entries):
      var pairs: [String: String] = [:]
      for entry in entries {
        guard case .field(let name, let value) = entry, case .text(let text) = value.kind else { return nil }
        pairs[name.text] = text
      }
      return .pairs(pairs)
    default: return nil
    }
  }
}
