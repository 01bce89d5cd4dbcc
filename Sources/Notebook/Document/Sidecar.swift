import Engines
public import Language
import Registry
import Serving

/// The outputs of a notebook, in a file beside it: `x.mlops.out` for `x.mlops`.
///
/// One JSON file and no database: it is written whole after each cell (some 10 to 100 kB), goes with its script through
/// version control, and can be read by people and other programs.
public struct Sidecar: Sendable {
  public let path: String
  private(set) var cells: [CellRecord] = []
  /// What the file held when it was read or written last; the same is not written again.
  private var read: [UInt8]?

  static let format = "mlops notebook outputs"
  static let version = 1

  /// Reads the file beside a script; none there means no outputs yet. Throws N001 for a damaged file and N002 for one of
  /// a newer mlops; neither is ever written over.
  public init(beside script: String) throws(Diagnostic) {
    path = script + ".out"
    let bytes: [UInt8]?
    do { bytes = try Files.read(path) } catch {
      throw Diagnostic("N001", "the outputs in `\(path)` cannot be read", help: "check who may read the file")
    }
    guard let bytes else { return }
    read = bytes
    guard let json = try? JSON(bytes), json["format"]?.text == Sidecar.format, let version = json["version"]?.int else {
      throw damaged
    }
    guard version <= Sidecar.version else {
      throw Diagnostic(
        "N002",
        "the outputs in `\(path)` were written by a newer mlops (form \(version); this one knows \(Sidecar.version))",
        help: "use that mlops, or delete the file and run the cells again")
    }
    guard let cells = (json["cells"]?.list?.map { CellRecord($0) }), !cells.contains(nil) else { throw damaged }
    self.cells = cells.compactMap { $0 }
  }

  private var damaged: Diagnostic {
    Diagnostic(
      "N001", "the outputs in `\(path)` are damaged", help: "delete the file and run the cells again: `%run all`")
  }

  /// What is known of each code cell of a notebook, by its number: of the same code, else of the cell that it was before
  /// it was changed (of the same title, else at the same place).
  func records(of text: NotebookText) -> [Int: CellRecord] {
    var rest = cells
    var found: [Int: CellRecord] = [:]
    func take(_ cell: NotebookCell, where fits: (CellRecord) -> Bool) {
      guard let number = cell.number, found[number] == nil, let index = rest.firstIndex(where: fits) else { return }
      found[number] = rest.remove(at: index)
    }
    for cell in text.code {
      take(cell) { $0.code == cell.code && $0.occurrence == cell.occurrence }
    }
    for cell in text.code where !cell.cell.title.isEmpty { take(cell) { $0.title == cell.cell.title } }
    let codes = Set(text.code.map(\.code))
    for cell in text.code { take(cell) { $0.number == cell.number && !codes.contains($0.code) && $0.title.isEmpty } }
    return found
  }

  /// Keeps these records, and writes the file in one step.
  mutating func replace(_ records: [CellRecord]) throws {
    cells = records
    let json: JSON = [
      "format": .text(Sidecar.format), "version": .int(Sidecar.version), "cells": .list(records.map(\.json)),
    ]
    let bytes = Array((JSONLayout.text(json) + "\n").utf8)
    guard bytes != read else { return }
    do { try Files.replace(path, with: bytes, mode: 0o666) } catch {
      throw Diagnostic("N003", "the outputs cannot be written to `\(path)`", help: "check who may write there")
    }
    read = bytes
  }
}
