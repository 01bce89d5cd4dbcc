import Language
import Testing

@testable import Verbs

@Suite struct QuickFormsTests {
  @Test("A quick form gives what the declared verb gives, or leaves the call to it.")
  func agreement() throws {
    let values: [Value] = [
      .none, .bool(true), .int(-3), .int(0), .int(.min), .double(-2.5), .double(.nan), .text(""), .text("aZ 9{`"),
      .text("Ärger ß é"), .list([.int(1), .none]), .record([("a", .int(1))]), .object(RangeObject(2, 5)),
    ]
    let session = Session(TemporaryFolder().options, screen: RecordingScreen())
    for (name, form) in QuickForms.all {
      let callable = try #require(session.interpreter.host.callable(named: name))
      for value in values {
        guard let quick = form.result(value) else { continue }
        let declared = try callable.call(Arguments([value]), session.interpreter)
        #expect(quick.inline == declared.inline, "\(name) of \(value.inline)")
        #expect(quick.kind == declared.kind, "\(name) of \(value.inline)")
      }
    }
  }
}
