import Display
import Frames
import Language

/// What `?` alone answers: the way from a file to a model in a few lines, with the names of the newest frame in them, one
/// that was loaded before one that was made of others, or of a file that lies here while there is none.
struct FirstSteps {
  private let frame: String
  private let file: String
  private let group: String
  private let number: String
  private let target: String

  init(_ session: Session) {
    let names = session.interpreter.variableNames.reversed()
    let frames = names.compactMap { name -> (String, Frame)? in
      guard name != "ans", let object = session.interpreter.variable(named: name)?.asObject as? FrameObject else {
        return nil
      }
      return (name, object.frame)
    }
    // A part of a file's rows is not what is loaded and split.
    let found = frames.first { $0.1.isLoaded } ?? frames.first
    frame = found?.0 ?? "rows"
    let folder = session.options.folder
    let own = found?.1.files.first?.paths.first
    file =
      own.map { $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : $0 }
      ?? FirstSteps.file(in: folder) ?? "file.csv"
    let fields = found?.1.schema.fields ?? []
    let column = { (field: Field?, other: String) in field.map { Spelling.column($0.name) } ?? other }
    // What is to be told is the last column in most files.
    let others = fields.dropLast()
    group = column(others.last { $0.type == .text || $0.type == .bool } ?? fields.last, ".group")
    number = column(fields.first { $0.type == .double } ?? fields.first { $0.type == .int }, ".amount")
    target = column(fields.last, ".target")
  }

  /// The first table that lies in the folder.
  private static func file(in folder: String) -> String? {
    Suggestions.listed(folder).map(\.text).first { name in
      name.utf8.count < 40 && [".csv", ".tsv", ".parquet", ".jsonl", ".csv.gz"].contains { name.hasSuffix($0) }
    }
  }

  /// What is to be done, and the lines that do it.
  var steps: [(what: String, lines: [String])] {
    [
      ("load a file", ["\(frame) = load \"\(file)\""]),
      ("see it", [frame, "schema \(frame)", "describe \(frame)", "view \(frame)"]),
      ("keep and make", ["\(frame) | filter \(number) > 0 | derive twice: 2 * \(number)"]),
      ("group", ["\(frame) | group \(group), n: count(), mean: mean(\(number))"]),
      ("plot", ["plot \(frame), \(number)", "plot \(frame), \(number), by: \(group)"]),
      ("train", ["train_rows, test_rows = split \(frame), test: 20%", "model = train_rows | train \(target)"]),
      ("judge", ["evaluate model, test_rows", "explain model"]),
      ("ship", ["promote (register model, \"name\")", "deploy \"name@production\""]),
      ("keep", ["save \(frame), \"out.parquet\"", "%save \"session.mlops\""]),
    ]
  }

  func lines(_ paint: Paint) -> [String] {
    let width = max(steps.map(\.what.count).max() ?? 0, 10)
    let title = "From a file of rows to a model that answers; a column begins with a dot."
    var lines = WrappedText.lines(title, width: paint.width).map { paint($0, .heading) }
    for step in steps {
      // Short ones share a line, apart by blanks; what does not fit goes on a line of its own.
      var rows: [String] = []
      for line in step.lines {
        if let last = rows.last, width + 4 + last.count + 5 + line.count <= paint.width {
          rows[rows.count - 1] = last + "     " + line
        } else {
          rows.append(line)
        }
      }
      for (place, row) in rows.enumerated() {
        let title = place == 0 ? step.what : ""
        lines.append(
          "  " + paint(DisplayWidth.pad(title, to: width), .dim) + "  "
            + DisplayWidth.cut(row, to: max(8, paint.width - width - 4)))
      }
    }
    let more = [
      ("?load", "explains a verb; `help load` does too"),
      ("?verbs", "lists all verbs, `?reference` with what each does"),
      ("?shortcuts", "lists the keys"), ("Tab", "completes verbs, columns, files; Ctrl-R searches; Ctrl-D leaves"),
    ]
    lines.append("")
    for (word, what) in more {
      lines.append(
        "  " + paint(DisplayWidth.pad(word, to: width), .callable) + "  "
          + DisplayWidth.cut(what, to: max(8, paint.width - width - 4)))
    }
    return lines
  }
}
