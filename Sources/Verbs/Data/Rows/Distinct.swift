import Engines
import Frames
import Language

extension Verb {
  static let distinct = Verb(
    "distinct", "Keep the first of equal rows, or of equal elements.", effect: .none, foresight: .rows,
    Face(
      example: "loans | distinct .plan", Parameter<Frame>("frame", "the rows"),
      Parameter<ColumnSet>(
        "columns", "what makes rows equal; all columns when none is named", default: ColumnSet(parts: []))
    ) { _, frame, columns in try frame.distinct(columns.names(in: frame.schema)) },
    Face(example: "distinct [1, 2, 1]", Parameter<[Value]>("list", "the elements")) { _, list in
      var seen: Set<Value> = []
      var kept: [Value] = []
      for (index, value) in list.enumerated() {
        try Watch.check(at: index)
        if seen.insert(value).inserted { kept.append(value) }
      }
      return Value.list(kept)
    })
}
