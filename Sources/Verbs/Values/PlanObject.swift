import Display
import Frames
import Language

/// What a frame will do, step by step, as a value.
final class PlanObject: DomainObject {
  let outline: PlanOutline

  init(_ outline: PlanOutline) {
    self.outline = outline
    super.init()
  }

  override var kind: String { "plan" }
  override var inline: String { "plan(\(outline.step))" }

  override var fields: [(name: String, value: Value)] {
    [
      ("step", .text(outline.step)), ("rows", outline.rows.number.map(Value.int) ?? .none),
      ("columns", .record(outline.schema.fields.map { ($0.name, .text($0.type.description)) })),
      ("notes", .list(outline.notes.map(Value.text))),
      ("inputs", .list(outline.inputs.map { .object(PlanObject($0)) })),
    ]
  }

  override func showable(_ session: Session) -> any Showable { PlanText(outline) }
}
