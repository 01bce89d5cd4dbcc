import Display
import Frames
import Language
import Learning

extension Verb {
  static let contract = Verb(
    "contract",
    "What must hold of rows, as a value: for `check`, kept with a model by `train … contract:`, written by `save`.",
    effect: .none, foresight: .values,
    Face(
      example: "contract loans", Parameter<Frame>("frame", "rows that are as they should be: conditions are suggested")
    ) {
      session, frame in
      ContractObject(try session.work("looking for what holds") { try FrameProfile(of: frame).contract() })
    },
    Face(
      example: "contract(.amount > 0, unique(.id), types: {plan: \"text\"})",
      Parameter<Rest<Expression>>("conditions", "conditions as `check` takes them"),
      Parameter<RecordObject?>("types", "columns that must be there, with their types", default: nil)
    ) { session, conditions, types in
      let fields = try (types?.pairs ?? []).map { Field($0.name, try ColumnType.read($0.value, for: $0.name)) }
      return ContractObject(try Contract(types: fields, conditions: conditions.values))
    })
}
