import Calendar
import Engines
import Frames
import Synchronization
import Testing

@testable import Learning

/// A raw row at an endpoint gets what the same row gets in a frame, whatever verbs made the training frame.
@Suite struct RecipeGridTests {
  static func records(_ rows: Int, seed: Int) -> [[ScalarField]] {
    var source = RandomSource(seed: seed)
    return (0..<rows).map { row in
      func maybe(_ value: Scalar) -> Scalar { Int.random(in: 0..<12, using: &source) == 0 ? .missing : value }
      let a = Double.random(in: -5..<5, using: &source)
      let city = ["Ulm", "Bonn", "Kiel", "Köln"][Int.random(in: 0..<4, using: &source)]
      return [
        ScalarField("row", .int(row + seed * 100_000)), ScalarField("a", maybe(.double(a))),
        ScalarField("n", maybe(.int(Int.random(in: -3..<9, using: &source)))), ScalarField("city", maybe(.text(city))),
        ScalarField("code", maybe(.text("\(Int.random(in: 0..<99, using: &source))"))),
        ScalarField("on", maybe(.date(Day(number: Int32(19_000 + Int.random(in: 0..<900, using: &source)))))),
        ScalarField("member", maybe(.bool(Bool.random(using: &source)))),
        ScalarField("y", .double(a * 2 + (city == "Ulm" ? 3 : 0))),
      ]
    }
  }

  /// Facts of cities: one city is missing, and one has no rent.
  static let cities: [[ScalarField]] = [
    [ScalarField("town", .text("Ulm")), ScalarField("rent", .double(9.5)), ScalarField("zone", .int(1))],
    [ScalarField("town", .text("Bonn")), ScalarField("rent", .missing), ScalarField("zone", .int(2))],
    [ScalarField("town", .text("Köln")), ScalarField("rent", .double(14)), ScalarField("zone", .int(2))],
    [ScalarField("town", .missing), ScalarField("rent", .double(99)), ScalarField("zone", .int(9))],
  ]

  /// A way to prepare the rows, and the columns that a raw row then needs.
  struct Preparing: Sendable, CustomTestStringConvertible {
    let name: String
    let inputs: Set<String>
    let prepare: @Sendable (Frame) throws -> Frame
    var testDescription: String { name }

    init(_ name: String, _ inputs: Set<String>, _ prepare: @escaping @Sendable (Frame) throws -> Frame) {
      self.name = name
      self.inputs = inputs
      self.prepare = prepare
    }
  }

  private static func over(_ left: Expression, _ operation: BinaryOperation, _ right: Expression) -> Expression {
    .binary(operation, left, right)
  }

  static let a = Expression.column("a")
  static let n = Expression.column("n")
  static let one = Expression.literal(.int(1))

  static let grid: [Preparing] = [
    Preparing("plain", ["a", "n", "city"]) { try $0.select(["a", "n", "city", "y"]) },
    Preparing("derive", ["a", "n"]) { frame in
      try frame.derive([NamedExpression("s", over(a, .divide, n)), NamedExpression("t", over(.column("s"), .add, one))])
        .select(["s", "t", "y"])
    },
    Preparing("derive over itself", ["a", "n"]) { frame in
      try frame.derive([NamedExpression("a", over(a, .multiply, n))]).derive([
        NamedExpression("a", over(a, .subtract, one))
      ])
      .select(["a", "y"])
    },
    Preparing("filter, sort, head, distinct", ["a", "n"]) { frame in
      try frame.filter(over(n, .greater, .literal(.int(-2)))).sort([a]).head(280).distinct(["row"])
        .select(["a", "n", "y"])
    },
    Preparing("rename", ["a", "city"]) { frame in
      try frame.rename([Renaming(old: "a", new: "b"), Renaming(old: "city", new: "a")]).select(["a", "b", "y"])
    },
    Preparing("cast", ["code", "n", "on", "member"]) { frame in
      try frame.cast([
        Field("code", .int), Field("n", .text), Field("on", .time(isZoned: false)), Field("member", .int),
      ])
      .select(["code", "n", "on", "member", "y"])
    },
    Preparing("fill", ["a", "n", "city"]) { frame in
      try frame.fill([
        NamedExpression("a", .literal(.double(0.5))), NamedExpression("n", .literal(.int(4))),
        NamedExpression("city", .literal(.text("Ulm"))),
      ]).select(["a", "n", "city", "y"])
    },
    Preparing("drop", ["a", "n", "city", "code", "member"]) { try $0.drop(["row", "on"]) },
    Preparing("when and recode", ["n", "city"]) { frame in
      try frame.derive([
        NamedExpression(
          "kind",
          .call(
            "when", [over(n, .greater, .literal(.int(3))), .literal(.text("big")), .literal(.text("small"))])),
        NamedExpression(
          "north", .binary(.isIn, .column("city"), .list([.literal(.text("Kiel")), .literal(.text("Bonn"))]))),
      ]).select(["kind", "north", "y"])
    },
    Preparing("functions of texts and dates", ["city", "on"]) { frame in
      try frame.derive([
        NamedExpression("long", .call("length", [.column("city")])),
        NamedExpression("low", .call("lower", [.column("city")])),
        NamedExpression("year", .call("year", [.column("on")])),
        NamedExpression("month", .call("start_of", [.column("on"), .literal(.text("month"))])),
      ]).select(["long", "low", "year", "month", "y"])
    },
    Preparing("join of a lookup", ["a", "city"]) { frame in
      try frame.join(
        frame.context.frame(records: cities), on: [over(.column("city"), .equal, .column("town"))], kind: .left
      ).derive([NamedExpression("relative", over(a, .divide, .column("rent")))]).select([
        "relative", "rent", "zone", "y",
      ])
    },
    Preparing("inner join, then a key that was derived", ["n", "city"]) { frame in
      let joined = try frame.join(
        frame.context.frame(records: cities), on: [over(.column("city"), .equal, .column("town"))])
      let zones = try frame.context.frame(
        records: [1, 2, 3].map { [ScalarField("zone", .double(Double($0))), ScalarField("tax", .int($0 * 7))] })
      return try joined.derive([NamedExpression("zone", over(.column("zone"), .add, .literal(.int(1))))])
        .join(zones, on: [.column("zone")], kind: .left).select(["n", "tax", "y"])
    },
    Preparing("join of a group", ["city", "n"]) { frame in
      let groups = try frame.group([
        NamedExpression("city", .column("city")), NamedExpression("n", n),
        NamedExpression("mean_a", .aggregate(Aggregate("mean", [a]))),
      ])
      return try frame.join(groups, on: [.column("city"), .column("n")], kind: .left).select(["mean_a", "n", "y"])
    },
    Preparing("semi join", ["a"]) { frame in
      try frame.join(
        frame.context.frame(records: cities), on: [over(.column("city"), .equal, .column("town"))], kind: .semi
      ).select(["a", "y"])
    },
    Preparing("join that brings the target only", ["a", "n"]) { frame in
      let truth = try frame.select(["row", "y"]).rename([Renaming(old: "y", new: "truth")])
      return try frame.drop(["y"]).join(truth, on: [.column("row")]).rename([Renaming(old: "truth", new: "y")])
        .select(["a", "n", "y"])
    },
  ]

  @Test("A raw row is answered as in a frame, to the last bit.", arguments: grid)
  func agrees(_ preparing: Preparing) throws {
    let context = FrameContext(seed: 1)
    var training = Training(target: "y", seed: 3)
    training.parameters = [("n_estimators", .int(12)), ("min_child_samples", .int(5))]
    let model = try training.run(on: preparing.prepare(context.frame(records: Self.records(400, seed: 1))))
    #expect(Set(model.signature.columns.map(\.name)) == preparing.inputs)
    #expect(model.card.recipe.unreplayable == nil)
    let scorer = try Scorer(Model(package: model.package()))
    let records = Self.records(60, seed: 2)
    let raw = try context.frame(records: records)
    let inFrame = try #require(model.predict(raw)["prediction"])
    for (row, record) in records.enumerated() {
      #expect(try scorer.predict(ScorerTests.row(record)).value == inFrame[row])
    }
    // The frame prepared like the training's gives the same answers for the rows that are left.
    let prepared = try model.predict(preparing.prepare(raw))
    #expect(prepared.rowCount > 0)
    let answers = Set((0..<60).map { inFrame[$0] })
    if preparing.name != "join of a group" {
      #expect((0..<prepared.rowCount).allSatisfy { answers.contains(prepared["prediction"]?[$0] ?? .missing) })
    }
  }

  @Test("Keys that a lookup does not have count as missing and are told, one row and many alike.")
  func unknownKeys() throws {
    let notes = Notes()
    let context = FrameContext(seed: 1) { notes.add($0) }
    let join = try #require(Self.grid.first { $0.name == "join of a lookup" })
    var training = Training(target: "y", seed: 3)
    training.parameters = [("n_estimators", .int(5))]
    let model = try training.run(on: join.prepare(context.frame(records: Self.records(300, seed: 1))))
    #expect(model.card.training.notes.contains("kept in the model: .rent, .zone by .city, 3 rows"))
    var records = Self.records(4, seed: 2)
    records[0][3].value = .text("Rom")
    records[1][3].value = .text("Oslo")
    records[2][3].value = .missing
    records[3][3].value = .text("Ulm")
    let scorer = try Scorer(model)
    let answers = try records.map { try scorer.predict(ScorerTests.row($0)) }
    #expect(answers.map(\.unseen) == [["city"], ["city"], [], []])
    _ = try model.predict(context.frame(records: records))
    #expect(notes.all.contains("in 2 rows .city is not in the model's table: .rent, .zone count as missing"))
  }

  @Test("A join whose right side has a key twice, or which makes rows itself, is told and not kept.")
  func unreplayable() throws {
    let context = FrameContext(seed: 1)
    let twice = try context.frame(records: Self.cities + [Self.cities[0]])
    let frame = try context.frame(records: Self.records(300, seed: 1))
    let on = Self.over(.column("city"), .equal, .column("town"))
    var training = Training(target: "y", seed: 3)
    training.parameters = [("n_estimators", .int(5))]
    var model = try training.run(on: frame.join(twice, on: [on], kind: .left).select(["a", "rent", "y"]))
    #expect(
      model.card.recipe.unreplayable == ".rent come out of a join: its right side has several rows of one .town")
    #expect(Set(model.signature.columns.map(\.name)) == ["a", "rent"])
    model = try training.run(on: frame.join(twice, on: [on], kind: .full).select(["a", "rent", "y"]))
    #expect(model.card.recipe.unreplayable?.contains("full join") == true)
    model = try training.run(on: frame.join(twice, on: [on], kind: .left).select(["a", "y"]))
    #expect(model.card.recipe.unreplayable == nil)
  }
}

/// The remarks of a context.
private final class Notes: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}
