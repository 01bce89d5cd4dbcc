import Display
import Language
import Serving

/// A notebook in Jupyter's format, version 4.5: cells with ids, the outputs that are not stale, and what is needed to
/// give the script back byte by byte.
enum Jupyter {
  /// - Parameter states: the outputs that are known, by the number of the cell; stale ones are left out.
  static func text(_ text: NotebookText, _ states: [Freshness.State]) -> String {
    let known = Dictionary(
      states.filter { $0.isCurrent || $0.condition == .failed }.map { ($0.cell.number ?? 0, $0) },
      uniquingKeysWith: { first, _ in first })
    var ids: Set<String> = []
    let cells = text.cells.map { cell in
      json(cell, in: text, known[cell.number ?? 0], id: id(cell, &ids))
    }
    let notebook: JSON = [
      "cells": .list(cells),
      "metadata": [
        "kernelspec": ["display_name": "mlops", "language": "mlops", "name": "mlops"],
        "language_info": [
          "name": "mlops", "file_extension": ".mlops", "mimetype": "text/x-mlops", "pygments_lexer": "text",
        ],
      ],
      "nbformat": .int(4), "nbformat_minor": .int(5),
    ]
    return JSONLayout.text(notebook) + "\n"
  }

  /// The hash of the cell, so that an id stays while the cell does.
  private static func id(_ cell: NotebookCell, _ used: inout Set<String>) -> String {
    var id = String(cell.code.prefix(12))
    var count = 1
    while !used.insert(id).inserted {
      count += 1
      id = "\(cell.code.prefix(12))-\(count)"
    }
    return id
  }

  private static func json(
    _ cell: NotebookCell, in text: NotebookText, _ state: Freshness.State?, id: String
  ) -> JSON {
    let whole = text.source.text(cell.cell.span)
    let part = ScriptPart(cell, in: text)
    var own: [JSON.Field] = []
    if !part.title.isEmpty { own.append(JSON.Field("title", .text(part.title))) }
    if part.text != whole || cell.cell.span.start == 0 {
      own.append(JSON.Field("text", .text(whole)))
    }
    var metadata: [JSON.Field] = []
    if !own.isEmpty { metadata.append(JSON.Field("mlops", .record(own))) }
    var fields = [JSON.Field("cell_type", .text(part.kind.rawValue))]
    let record = state?.record
    if part.kind == .code {
      fields.append(JSON.Field("execution_count", record == nil ? .null : .int(cell.number ?? 0)))
    }
    fields.append(JSON.Field("id", .text(id)))
    fields.append(JSON.Field("metadata", .record(metadata)))
    if part.kind == .code {
      fields.append(JSON.Field("outputs", .list((record?.outputs ?? []).map { output($0, cell.number ?? 0) })))
    }
    fields.append(JSON.Field("source", lines(part.source)))
    return .record(fields)
  }

  private static func output(_ output: CellOutput, _ number: Int) -> JSON {
    let plain = output.lines.joined(separator: "\n")
    switch output.kind {
    case "remark", "print":
      return [
        "name": .text(output.kind == "print" ? "stdout" : "stderr"), "output_type": "stream",
        "text": lines(plain + "\n"),
      ]
    case "error":
      return [
        "ename": .text(output.code ?? "error"), "evalue": .text(output.message ?? ""), "output_type": "error",
        "traceback": .list(output.lines.map { .text($0) }),
      ]
    default:
      var data: [JSON.Field] = []
      // The file of outputs may come from somebody else.
      if let svg = output.svg, svg.hasPrefix("<svg "), SafePicture.isSafe(svg) {
        data.append(JSON.Field("image/svg+xml", lines(svg)))
      }
      if let table = output.table {
        data.append(JSON.Field("text/html", lines(TableHTML.block(table, label: "table"))))
      }
      data.append(JSON.Field("text/plain", lines(plain)))
      return [
        "data": .record(data), "execution_count": .int(number), "metadata": .record([]),
        "output_type": "execute_result",
      ]
    }
  }

  /// A text as Jupyter keeps it: a list of lines that end with their line break.
  private static func lines(_ text: String) -> JSON {
    var lines: [JSON] = []
    var rest = text[...]
    while let end = rest.firstIndex(of: "\n") {
      lines.append(.text(String(rest[...end])))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { lines.append(.text(String(rest))) }
    return .list(lines)
  }
}
