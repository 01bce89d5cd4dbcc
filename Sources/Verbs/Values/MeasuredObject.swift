import Display
import Language

/// What `time_of` gives: the value of the work, and what it took.
final class MeasuredObject: DomainObject {
  let value: Value
  let measured: Measurement

  init(_ value: Value, _ measured: Measurement) {
    self.value = value
    self.measured = measured
    super.init()
  }

  override var kind: String { "time" }
  override var inline: String { "time(\(NumberText.seconds(measured.seconds)))" }
  override var fields: [(name: String, value: Value)] { [("value", value)] + measured.fields }
  override var passing: Set<String> { Set(measured.fields.map(\.name)) }
  override func showable(_ session: Session) -> any Showable { Lines(text: [measured.line]) }
}
