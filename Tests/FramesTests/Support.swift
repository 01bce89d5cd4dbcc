import Calendar
import Engines
import Foundation
import Synchronization
import Testing

@testable import Frames

/// Collects the remarks of a context.
final class Notes: Sendable {
  private let kept = Mutex<[String]>([])

  func add(_ line: String) { kept.withLock { $0.append(line) } }

  var lines: [String] { kept.withLock { $0 } }
}

/// A context whose remarks are kept, in a folder of its own that is removed at the end.
final class Room: Sendable {
  let context: FrameContext
  let notes = Notes()
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/frames-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let notes = notes
    context = FrameContext(folder: folder, seed: 7) { notes.add($0) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  func load(_ name: String, _ options: LoadOptions = LoadOptions()) throws -> Frame {
    try context.load([name], options)
  }

  /// Loads a text as a CSV file.
  func csv(_ text: String, _ options: LoadOptions = LoadOptions()) throws -> Frame {
    let name = UUID().uuidString + ".csv"
    try write(name, text)
    return try load(name, options)
  }
}

/// The fault that a body throws.
func fault(_ body: () throws -> Void) -> Fault? {
  do {
    try body()
    return nil
  } catch { return error as? Fault }
}

/// The folder of the real data that comes with the project.
let data: String =
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path + "/tutorials/data"

extension Frame {
  /// The cells of one column.
  func cells(_ name: String) throws -> [Scalar] { try #require(try collect()[name]).scalars }
}

func + (a: Frames.Expression, b: Frames.Expression) -> Frames.Expression { .binary(.add, a, b) }

/// `.age`.
func c(_ name: String) -> Frames.Expression { .column(name) }
func v(_ value: Int) -> Frames.Expression { .literal(.int(value)) }
func v(_ value: Double) -> Frames.Expression { .literal(.double(value)) }
func v(_ value: String) -> Frames.Expression { .literal(.text(value)) }
func op(_ a: Frames.Expression, _ operation: BinaryOperation, _ b: Frames.Expression) -> Frames.Expression {
  .binary(operation, a, b)
}
func agg(_ name: String, _ arguments: Frames.Expression...) -> Frames.Expression {
  .aggregate(Aggregate(name, arguments))
}
