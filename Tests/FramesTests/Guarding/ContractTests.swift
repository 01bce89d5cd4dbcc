import Engines
import Testing

@testable import Frames

/// What must hold of rows, kept and asked again.
@Suite struct ContractTests {
  private func frame() throws -> Frame {
    try Room().context.frame(records: [
      [ScalarField("id", .int(1)), ScalarField("x", .double(1.5)), ScalarField("plan", .text("pro"))],
      [ScalarField("id", .int(2)), ScalarField("x", .missing), ScalarField("plan", .text("free"))],
      [ScalarField("id", .int(2)), ScalarField("x", .double(-3)), ScalarField("plan", .text("free"))],
    ])
  }

  @Test(
    "Types, conditions on rows, on the frame and among rows each give their own result, in the order of the contract.")
  func results() throws {
    let contract = try Contract(
      types: [Field("id", .double), Field("x", .int), Field("gone", .text)],
      conditions: [
        .binary(.greater, .column("x"), .literal(.int(0))), .call("unique", [.column("id")]),
        .binary(.less, .aggregate(Aggregate("share", [.call("missing", [.column("x")])])), .literal(.double(0.5))),
        .binary(.equal, .column("lost"), .literal(.int(1))),
        .binary(.equal, .column("plan"), .literal(.int(1))),
      ])
    let report = try frame().check(contract)
    #expect(report.rowCount == 3)
    #expect(report.results.map(\.violations) == [0, 1, 1, 1, 2, 0, 1, 1])
    #expect(report.results[3].examples?["id"]?.scalars == [.int(2)])
    #expect(report.results[1].verdict == "it is double")
    #expect(report.results[2].verdict == "there is no such column")
    #expect(report.results[3].verdict == "1 row breaks it")
    #expect(report.results[4].verdict == "2 rows break it")
    #expect(report.results[5].verdict == nil)
    #expect(report.results[6].verdict == "there is no column .lost")
    #expect(!report.holds)
  }

  @Test("Without the columns that rows lack for a good reason, the rest of a contract is left, or nothing.")
  func leavingOut() throws {
    let contract = try Contract(
      types: [Field("y", .int)],
      conditions: [.binary(.less, .column("y"), .literal(.int(1))), .call("unique", [.column("id")])])
    #expect(contract.columns == ["y", "id"])
    #expect(contract.leaving(out: ["y"])?.conditions == [.call("unique", [.column("id")])])
    #expect(contract.leaving(out: ["y", "id"]) == nil)
    #expect(fault { _ = try Contract(conditions: []) }?.code == "F100")
  }

  @Test("A contract writes itself as the call that makes it.")
  func script() throws {
    let contract = try Contract(
      types: [Field("total charges", .double), Field("at", .time(isZoned: true))],
      conditions: [.binary(.isIn, .column("plan"), .list([.literal(.text("a\"b"))]))])
    #expect(
      contract.script(binding: "rules") == """
        # What must hold of the rows: `check frame, rules` tests it.
        rules = contract(
          .plan in ["a\\"b"],
          types: {`total charges`: "double", at: "zoned_time"},
        )

        """)
  }
}
