import Frames
import Language

extension Verb {
  static let col = Verb(
    "col", "Name a column by a text.", effect: .none, foresight: .plan, example: "loans | select col(\"plan\")",
    Parameter<String>("name", "its name")
  ) { _, name in ColumnObject(.column(name)) }
}
