import Calendar
import Engines
import Frames
import Testing

@testable import Learning

/// What training finds suspicious: each guard on rows that were made for it.
@Suite struct GuardFindingTests {
  /// Rows with a target of chance, and columns that know it in one way each.
  private static func records(_ count: Int) -> [[ScalarField]] {
    var source = RandomSource(seed: 3)
    return (0..<count).map { row in
      let y = Bool.random(using: &source)
      let isKnown = Int.random(in: 0..<10, using: &source) > 0
      let at = Day(number: Int32(19_000 + row % 300))
      return [
        ScalarField("at", .date(at)), ScalarField("a", .double(Double.random(in: 0..<1, using: &source))),
        ScalarField("closed", .date(Day(number: at.number + (row % 3 == 0 ? 4 : -4)))),
        ScalarField("opened", .date(Day(number: at.number - 7))),
        ScalarField("refund", y ? .double(Double.random(in: 1..<9, using: &source)) : .missing),
        ScalarField("paid_on", isKnown ? .double(Double.random(in: 0..<1, using: &source)) : .missing),
        ScalarField("email", .text("u\(row % 50)@example.org")),
        ScalarField("y", isKnown ? .int(y ? 1 : 0) : .missing),
      ]
    }
  }

  private static func training() -> Training {
    var training = Training(target: "y", seed: 1)
    training.parameters = [("n_estimators", .int(2))]
    training.exclude = ["at"]
    return training
  }

  private static func frame() throws -> Frame { try FrameContext(seed: 1).frame(records: records(1_200)) }

  @Test(
    "Gaps that tell the target, gaps of the target's own rows, dates after the row and personal data are found, once each."
  )
  func kinds() throws {
    let model = try Self.training().run(on: Self.frame())
    let found = try #require(model.card.training.guards)
    func one(_ column: String) throws -> GuardFinding {
      let of = found.filter { $0.column == column }
      #expect(of.count == 1, "\(column): \(of)")
      return try #require(of.first)
    }
    let refund = try one("refund")
    #expect([.missingWithTarget, .targetInDisguise].contains(refund.kind) && (refund.score ?? 0) > 0.98)
    let paid = try one("paid_on")
    #expect(paid.kind == .missingWithTarget && paid.score == 1 && paid.measure == "share of the gaps")
    let closed = try one("closed")
    #expect(closed.kind == .fromTheFuture && abs((closed.score ?? 0) - 1.0 / 3) < 0.01)
    #expect(closed.found.contains(".closed lies after .at"))
    let email = try one("email")
    #expect(email.kind == .personal && email.score == 1)
    #expect(!found.contains { $0.column == "a" || $0.column == "opened" })
    #expect(found.allSatisfy { finding in model.card.training.notes.contains(finding.line) })
  }

  @Test("The time of a split is the rows' own time, also where another one is left out too.")
  func splitTime() throws {
    var training = Self.training()
    training.exclude = ["at", "opened"]
    let parts = try Self.frame().split(test: 0.2, by: SplitRule(time: .column("at")))
    let found = try training.run(on: parts.frames[0]).card.training.guards ?? []
    #expect(found.contains { $0.kind == .fromTheFuture && $0.column == "closed" })
    // Two times left out, and no split: nobody can say which one is the row's.
    let unsplit = try training.run(on: Self.frame()).card.training.guards ?? []
    #expect(!unsplit.contains { $0.kind == .fromTheFuture })
  }

  @Test("Personal features are learnt from with a warning, silently, left out, or refused, as the policy says.")
  func policies() throws {
    var training = Self.training()
    training.personal = .allow
    var card = try training.run(on: Self.frame()).card
    #expect(card.recipe.features.contains { $0.column == "email" })
    #expect(card.training.guards?.contains { $0.kind == .personal } == false)
    training.personal = .drop
    card = try training.run(on: Self.frame()).card
    #expect(!card.recipe.features.contains { $0.column == "email" })
    #expect(!card.signature.columns.contains { $0.name == "email" })
    #expect(card.training.notes.contains { $0.hasPrefix("left out .email, which is probably personal data") })
    training.personal = .refuse
    let fault = try #require(throws: Fault.self) { try training.run(on: Self.frame()) }
    #expect(fault.code == "L100" && fault.message.contains(".email (email: "))
    training.exclude += ["email"]
    #expect(try training.run(on: Self.frame()).card.training.guards?.isEmpty == false)
  }

  @Test("Rows that break a contract are not learnt from, and a model tells what later rows break.")
  func contracts() throws {
    var training = Self.training()
    training.contract = try Contract(
      types: [Field("a", .double)],
      conditions: [
        .binary(.greaterOrEqual, .column("a"), .literal(.int(0))),
        .binary(.isIn, .column("y"), .list([.literal(.int(0)), .literal(.int(1))])),
      ])
    let frame = try Self.frame()
    let model = try Model(package: training.run(on: frame).package())
    #expect(model.card.contract == training.contract)
    #expect(try model.brokenTerms(of: frame).isEmpty)
    // A prediction's rows have no target, and nothing is asked of it.
    #expect(try model.brokenTerms(of: frame.drop(["y"])).isEmpty)
    let negative = try frame.derive([NamedExpression("a", .binary(.subtract, .column("a"), .literal(.int(1))))])
    #expect(
      try model.brokenTerms(of: negative) == ["warning: the model's contract is broken: .a >= 0: 1,200 rows break it"])
    #expect(try model.evaluate(negative, seen: true).notes.contains { $0.contains("contract is broken") })
    #expect(try model.brokenTerms(of: frame.drop(["a"])).count == 2)
    training.contract = try Contract(conditions: [.binary(.greater, .column("a"), .literal(.double(0.5)))])
    let fault = try #require(throws: Fault.self) { try training.run(on: frame) }
    #expect(fault.code == "L101" && fault.message.contains(".a > 0.5"))
  }

  @Test("The fingerprint of judged rows is the same in any order and for any model, and another one for other rows.")
  func testRows() throws {
    let parts = try Self.frame().split(test: 0.2, by: SplitRule(), seed: 1).frames
    let model = try Self.training().run(on: parts[0])
    var other = Self.training()
    other.exclude = ["at", "email", "refund"]
    let second = try other.run(on: parts[0])
    let print = try model.evaluate(parts[1]).testRows
    #expect(try second.evaluate(parts[1].sort([.column("a")])).testRows == print)
    #expect(try second.evaluate(parts[1].head(100)).testRows != print)
    #expect(try model.evaluate(parts[1]).guards.contains { $0.column == "paid_on" })
    #expect(try model.evaluate(parts[0], seen: true).guards.contains { $0.kind == .knownRows && $0.score == 1 })
  }
}
