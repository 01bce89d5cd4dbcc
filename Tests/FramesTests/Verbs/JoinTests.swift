import Testing

@testable import Frames

/// Which joins keep the rows of the left side as they are.
struct JoinTests {
  private let room: Room
  private let sales: Frame

  init() throws {
    room = try Room()
    sales = try room.context.frame(records: [
      [ScalarField("shop", .int(1)), ScalarField("town", .text("Bonn")), ScalarField("sum", .int(5))],
      [ScalarField("shop", .int(1)), ScalarField("town", .text("Bonn")), ScalarField("sum", .int(7))],
      [ScalarField("shop", .int(2)), ScalarField("town", .text("1")), ScalarField("sum", .int(7))],
    ])
  }

  private var shops: Frame {
    get throws { try sales.group([NamedExpression("shop", c("shop")), NamedExpression("n", agg("count"))]) }
  }

  @Test("Only what steps can tell for sure makes rows unique by some columns.")
  func unique() throws {
    let shops = try shops
    #expect(shops.plan.isUnique(by: ["shop"]))
    #expect(shops.plan.isUnique(by: ["shop", "n"]))
    #expect(!shops.plan.isUnique(by: ["n"]))
    #expect(!sales.plan.isUnique(by: ["shop"]))
    #expect(try sales.distinct(["shop"]).plan.isUnique(by: ["shop"]))
    #expect(try !sales.distinct(["shop", "sum"]).plan.isUnique(by: ["shop"]))
    let derived = try shops.derive([NamedExpression("shop", op(c("shop"), .modulo, v(1)))])
    #expect(!derived.plan.isUnique(by: ["shop"]))
    let swapped = try shops.rename([Renaming(old: "shop", new: "n"), Renaming(old: "n", new: "shop")])
    #expect(swapped.plan.isUnique(by: ["n"]))
    #expect(!swapped.plan.isUnique(by: ["shop"]))
    let bands = try sales.group([
      NamedExpression("shop", op(c("shop"), .modulo, v(2))), NamedExpression("sum", c("sum")),
      NamedExpression("n", agg("count")),
    ])
    #expect(bands.plan.isUnique(by: ["shop", "sum"]))
    #expect(!bands.plan.isUnique(by: ["shop"]))
    #expect(try !shops.concat([shops]).plan.isUnique(by: ["shop"]))
  }

  @Test("Each left row comes out once at most where the right side has each key once, and not otherwise.")
  func lookups() throws {
    func isLookup(_ right: Frame, _ kind: Join.Kind) throws -> Bool {
      guard case .join(let join) = try sales.join(right, on: [c("shop")], kind: kind).plan.step else { return false }
      return join.isLookup
    }
    let shops = try shops
    #expect(try isLookup(shops, .left) && isLookup(shops, .inner) && isLookup(sales, .semi) && isLookup(sales, .anti))
    #expect(try !isLookup(shops, .right) && !isLookup(shops, .full) && !isLookup(sales, .left))
    // 1 and 1.0 are one key where a whole number meets a number with decimals, and two where each has its own.
    let decimal = try sales.group([
      NamedExpression("shop", op(c("shop"), .divide, v(1))), NamedExpression("n", agg("count")),
    ])
    #expect(try !isLookup(decimal, .left))
  }

  @Test("An outline tells the rows of a join, and of parts of whole groups, no closer than they are known.")
  func outlines() throws {
    let shops = try shops
    #expect(try sales.join(shops, on: [c("shop")], kind: .left).outline().rows == .exactly(3))
    #expect(try sales.join(shops, on: [c("shop")]).outline().rows == .atMost(3))
    #expect(try sales.join(sales, on: [c("shop")], kind: .left).outline().rows == .unknown)
    #expect(try sales.split(test: 0.5).frames[1].outline().rows == .about(2))
    for rule in [SplitRule(group: c("shop")), SplitRule(time: c("sum")), SplitRule(stratify: c("shop"))] {
      let part = try sales.split(test: 0.5, by: rule).frames[1]
      #expect(try part.outline().rows == .atMost(3))
      #expect(try part.count() <= 3)
    }
  }
}
