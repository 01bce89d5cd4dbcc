import Calendar
import Frames
import Glibc
import Language

extension Verb {
  static let inputs = Verb(
    "inputs", "List what was typed at prompts of this workspace, oldest first.", effect: [.look, .history],
    example: "inputs()"
  ) { session in
    let records = InputRecord.all(in: session.historyPath.map { bytes(of: $0) } ?? [])
    return try session.table(
      [("at", .time(isZoned: true)), ("input", .text)],
      records.map { record in
        let (at, isPast) = Int64(record.at).multipliedReportingOverflow(by: 1_000_000)
        return [isPast ? .missing : .time(Moment(microseconds: at, isZoned: true)), .text(record.text)]
      }, named: "inputs")
  }

  /// The bytes of a file; empty where there is none.
  private static func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var part = Array(repeating: UInt8(0), count: 1 << 16)
    while true {
      let count = read(file, &part, part.count)
      if count <= 0 { return bytes }
      bytes += part[..<count]
    }
  }
}
