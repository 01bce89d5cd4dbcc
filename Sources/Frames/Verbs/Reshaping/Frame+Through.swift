import Engines
import Glibc

extension Frame {
  /// The rows that another program makes of these. They stand before it as a Parquet file on its standard input; what it
  /// writes to its standard output, Parquet, CSV or JSON lines, is the new frame. `{in}` and `{out}` among its words are the
  /// paths of both.
  public func through(_ line: String, in folder: String) throws -> Frame {
    guard let written = Program.words(of: line), !written.isEmpty else {
      throw Fault(
        "F058", "the program of `through` cannot be read: a quote is not closed, or it is empty", subject: line)
    }
    let (input, output) = (try context.temporaryFile("parquet"), try context.temporaryFile("out"))
    let errors = try context.temporaryFile("err")
    let count = try save(input.path)
    let words = written.map { $0 == "{in}" ? input.path : $0 == "{out}" ? output.path : $0 }
    let digests = Frame.digests(written, in: folder)
    Watch.current.tell(Progress("running \(written[0])"))
    let started = ContinuousClock.now
    let ending = try Program(words: words, folder: folder).run(
      reading: input.path, writing: output.path, saying: errors.path)
    let said = try Disk.bytes(errors.path, from: max(0, (Disk.entry(errors.path)?.stamp.size ?? 0) - 4096), count: 4096)
    guard ending == .code(0) else { throw Frame.failure(of: line, ending, said) }
    guard Disk.entry(output.path)?.stamp.size ?? 0 > 0 else {
      throw Fault(
        "F059", "`\(line)` has written no rows", subject: line,
        help: "it reads Parquet from its standard input, and writes Parquet, CSV or JSON lines to its standard output")
    }
    let loaded = try context.load([output.path])
    guard case .file(let source) = loaded.plan.step else { return loaded }
    let seconds = (ContinuousClock.now - started).components
    let program = ([line] + digests.map { "\($0.name) \($0.digest.prefix(12))" }).joined(separator: ", ")
    context.note(
      "through `\(line)`: \(Remark.count(count, "row")) in, \(Remark.count(schema.count, "column")); out \(source.remarks[0]), "
        + "\(seconds.seconds).\(seconds.attoseconds / 100_000_000_000_000_000) s"
        + digests.map { "; \($0.name) is \($0.digest.prefix(12))" }.joined())
    let kept = FileSource(
      paths: source.paths, format: source.format, layout: source.layout, remarks: source.remarks,
      stamps: source.stamps, copies: source.copies + [output], program: program)
    return Frame(Plan(.file(kept), loaded.schema, verb: "through"), context, name: name)
  }

  /// The programs that rows of the frame have gone through, with their hashes: an endpoint cannot run them.
  public var programs: [String] { plan.files.compactMap(\.program) }

  /// The SHA-256 of the files among the words: a script, or else the program itself.
  private static func digests(_ words: [String], in folder: String) -> [(name: String, digest: String)] {
    let found = words.map { Disk.resolved($0, in: folder) }.filter { !(Disk.entry($0)?.isFolder ?? true) }
    let paths = found.isEmpty ? [Frame.program(words[0])].compactMap { $0 } : found
    return paths.compactMap { path in
      guard let size = Disk.entry(path)?.stamp.size, size <= 64 << 20,
        let bytes = try? Disk.bytes(path, from: 0, count: size)
      else { return nil }
      return (Disk.name(path), SHA256.hex(bytes))
    }
  }

  /// Where a program lies on the way that is searched for it.
  private static func program(_ name: String) -> String? {
    guard let way = getenv("PATH") else { return nil }
    return String(cString: way).split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  private static func failure(of line: String, _ ending: Program.Ending, _ said: [UInt8]) -> Fault {
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").map { String($0).trimmed }
      .filter { !$0.isEmpty }
    let how =
      switch ending {
      case .code(Program.notFound): "cannot be started"
      case .code(let code): "ended with code \(code)"
      case .signal(let number): "was ended by signal \(number)"
      }
    let tail = lines.suffix(3).joined(separator: " / ")
    return Fault(
      "F057", "`\(line)` \(how)", subject: line,
      help: tail.isEmpty ? "it said nothing on its standard error" : "it said: \(tail)")
  }
}

extension FrameContext {
  /// An empty file of one's own that is removed when nothing holds it any more.
  fileprivate func temporaryFile(_ ending: String) throws(Fault) -> TemporaryFile {
    try TemporaryFile(in: temporaryFolder, ending: ending)
  }
}
