import Calendar
import Engines
import Testing

@testable import Frames

/// Splits, folds and samples: which rows go where.
struct PartitionTests {
  let room: Room
  let frame: Frame

  init() throws {
    room = try Room()
    let ids = (0..<1000).map(Int64.init)
    frame = room.context.frame(
      try Table([
        Column("id", type: .int, values: .ints(ids)),
        Column("label", type: .text, values: .texts(TextValues(ids.map { $0 % 10 == 0 ? "rare" : "usual" }))),
        Column("customer", type: .int, values: .ints(ids.map { $0 / 7 })),
        Column("day", type: .date, values: .days(ids.map { Int32($0 / 3) })),
      ]))
  }

  func ids(_ frame: Frame) throws -> [Int] { try frame.cells("id").compactMap(\.int) }

  @Test("A stratified split keeps the shares of each class exactly.")
  func strata() throws {
    let parts = try frame.split(test: 0.25, by: SplitRule(stratify: c("label")), seed: 7)
    let rare = try parts.frames.map { try $0.filter(op(c("label"), .equal, v("rare"))).count() }
    #expect(rare == [75, 25])
    #expect(try parts.frames.map { try $0.count() } == [750, 250])
    #expect(fault { _ = try frame.derive([]).split(test: 0.2, by: SplitRule(stratify: c("labl"))) }?.code == "F001")
  }

  @Test("Rows joined with a group keep their numbers: a split chooses the same rows, in the same order.")
  func lookups() throws {
    let groups = try frame.group([NamedExpression("customer", c("customer")), NamedExpression("n", agg("count"))])
    let rule = SplitRule(stratify: c("label"))
    let plain = try frame.split(test: 0.25, by: rule, seed: 7).frames
    for kind in [Join.Kind.left, .inner] {
      let joined = try frame.join(groups, on: [c("customer")], kind: kind)
        .derive([NamedExpression("share", op(v(1), .divide, c("n")))])
      let parts = try joined.split(test: 0.25, by: rule, seed: 7).frames
      for (part, wanted) in zip(parts, plain) { #expect(try ids(part) == ids(wanted)) }
      #expect(try joined.split(test: op(c("n"), .less, v(7))).frames[1].count() == 6)
    }
  }

  @Test("Rows that a join repeats are numbered anew, so that each falls into a part of its own.")
  func repeatedRows() throws {
    let twice = try frame.select(["customer", "label"]).rename([Renaming(old: "label", new: "other")])
    let joined = try frame.join(twice, on: [c("customer")], kind: .left)
    let parts = try joined.split(test: 0.5, seed: 7).frames
    let counts = try parts.map { try $0.count() }
    #expect(counts.reduce(0, +) == 142 * 49 + 36)
    #expect(Set(try ids(parts[0])).intersection(try ids(parts[1])).count > 900)
  }

  @Test("A split by group keeps each group on one side.")
  func groups() throws {
    let parts = try frame.split(test: 0.2, by: SplitRule(group: c("customer")), seed: 7)
    let sides = try parts.frames.map { Set(try $0.cells("customer")) }
    #expect(sides[0].isDisjoint(with: sides[1]))
    let test = try parts.frames[1].count()
    #expect((190...210).contains(test))
  }

  @Test("A split by time puts the latest rows into test, and rows of one time on one side.")
  func times() throws {
    let parts = try frame.split(test: 0.2, valid: 0.1, by: SplitRule(time: c("day")))
    let days = try parts.frames.map { try $0.cells("day") }
    let latest = try #require(days[0].max()), first = try #require(days[1].min())
    #expect(latest < first)
    #expect(try #require(days[1].max()) < #require(days[2].min()))
    #expect(abs(days[2].count - 200) <= 2)
    #expect(days.reduce(0) { $0 + $1.count } == 1000)
  }

  @Test("A split by a condition puts into test where it holds.")
  func conditions() throws {
    let parts = try frame.split(test: op(c("id"), .greaterOrEqual, v(900)))
    #expect(try parts.frames.map { try $0.count() } == [900, 100])
  }

  @Test("Each row is tested once over the folds.")
  func folds() throws {
    let folds = try frame.fold(4, seed: 1)
    let tested = try folds.flatMap { try ids($0.frames[1]) }
    #expect(tested.sorted() == Array(0..<1000))
    for fold in folds {
      let (train, test) = (try ids(fold.frames[0]), try ids(fold.frames[1]))
      #expect(Set(train).isDisjoint(with: test))
      #expect(test.count == 250)
      #expect(train.count == 750)
    }
  }

  @Test("A sample has its exact size, the order of the frame, and the same rows for the same seed.")
  func samples() throws {
    let sample = try frame.sample(share: 0.1, seed: 7)
    let found = try ids(sample)
    #expect(found.count == 100)
    #expect(found == found.sorted())
    #expect(try ids(frame.sample(share: 0.1, seed: 7)) == found)
    #expect(try ids(frame.sample(share: 0.1, seed: 8)) != found)
    #expect(try ids(frame.sample(count: 13, seed: 7)).count == 13)
    #expect(try ids(frame.sample(count: 2000, seed: 7)).count == 1000)
    #expect(Set(try ids(frame.sample(share: 0.05, seed: 7))).isSubset(of: found))
  }

  @Test("Test rows are spread evenly over the frame.")
  func spread() throws {
    let found = try ids(frame.split(test: 0.5, seed: 12345).frames[1])
    let quarters = (0..<4).map { quarter in found.count { $0 / 250 == quarter } }
    for count in quarters { #expect((95...155).contains(count), "\(quarters)") }
  }

  @Test("A split after a join or a group is the same each time.")
  func afterJoins() throws {
    let names = try frame.group([NamedExpression("customer", c("customer")), NamedExpression("n", agg("count"))])
    let joined = try frame.join(names, on: [c("customer")])
    let first = try ids(joined.split(test: 0.3, seed: 5).frames[1])
    #expect(first.count == 300)
    for _ in 0..<3 {
      let again = try frame.join(names, on: [c("customer")]).split(test: 0.3, seed: 5)
      #expect(try ids(again.frames[1]) == first)
    }
  }

  @Test("Many strata are cut as exactly as few.")
  func manyStrata() throws {
    let banded = try frame.derive([NamedExpression("band", op(c("id"), .modulo, v(50)))])
    let parts = try banded.split(test: 0.25, by: SplitRule(stratify: c("band")), seed: 7)
    let sizes = try parts.frames[1].group([NamedExpression("band", c("band")), NamedExpression("n", agg("count"))])
      .cells("n")
    #expect(sizes == Array(repeating: .int(5), count: 50))
    let few = try frame.derive([NamedExpression("band", op(c("id"), .modulo, v(2)))])
    let halves = try few.split(test: 0.25, valid: 0.25, by: SplitRule(stratify: c("band")), seed: 7)
    #expect(try halves.frames.map { try $0.count() } == [500, 250, 250])
  }
}
