import Testing

@testable import Registry

@Suite struct ModelReferenceTests {
  @Test(
    "A reference is read and written the same way.",
    arguments: [
      ("loans", ModelReference("loans")), ("loans@3", ModelReference("loans", .number(3))),
      ("a.b-c_d@production", ModelReference("a.b-c_d", .alias("production"))),
      ("loans@latest", ModelReference("loans", .newest)), ("3@3", ModelReference("3", .number(3))),
    ])
  func reads(text: String, reference: ModelReference) throws {
    #expect(try ModelReference(parsing: text) == reference)
    #expect(reference.description == text)
  }

  @Test("A slash does for a number.")
  func slash() throws {
    #expect(try ModelReference(parsing: "loans/12") == ModelReference("loans", .number(12)))
  }

  @Test(
    "What names no version is refused.",
    arguments: [
      "", "@3", "loans@", "loans@0", "loans@-1", "loans@+1", "loans@99999999999999999999", "loans/production", "a/b/3",
      "../loans@3", "loans@a b", "loans@production\n", "loans@٣",
    ])
  func refuses(text: String) {
    #expect(fault { _ = try ModelReference(parsing: text) } != nil)
  }
}
