import Engines
import Frames
@testable import Learning
import Testing

@Suite struct RecipeTailTests {
  static func tail(_ steps: [RowStep]) throws -> RecipeTail {
    RecipeTail(steps: steps, source: try Schema([Field("a", .double), Field("b", .double), Field("c", .text)]))
  }

  @Test("Columns of one derive do not see each other: a swap needs both.")
  func swap() throws {
    let tail = try Self.tail([
      .derive([NamedExpression("a", .column("b")), NamedExpression("b", .column("a"))])
    ])
    #expect(try tail.inputs(of: ["a"]).map(\.name) == ["b"])
    #expect(try tail.inputs(of: ["a", "b"]).map(\.name) == ["a", "b"])
    let recipe = Recipe(
      steps: tail.steps, prepared: [],
      features: ["a", "b"].map { Feature(name: $0, column: $0, encoding: .number(fill: nil, centre: 0, spread: 1)) })
    let path = try RowPath(recipe, inputs: tail.inputs(of: ["a", "b"]))
    #expect(try path.numbers([.double(1), .double(2)]).numbers == [2, 1])
  }

  @Test("What no feature needs is no input, and is not computed.")
  func pruned() throws {
    let tail = try Self.tail([
      .derive([NamedExpression("d", .binary(.add, .column("a"), .column("b")))]),
      .derive([NamedExpression("e", .column("c"))]), .rename([Renaming(old: "d", new: "f")]), .keep(["f", "e"]),
    ])
    #expect(try tail.inputs(of: ["f"]).map(\.name) == ["a", "b"])
    #expect(try tail.pruned(for: ["f"]).count == 2)
    #expect(!tail.keeps("a"))
    #expect(try Self.tail([]).keeps("a"))
  }

  @Test("Steps that only choose rows are passed over, and a group begins anew.")
  func plans() throws {
    let context = FrameContext(seed: 1)
    let frame = try context.frame(Synthetic.table(20))
    let double = NamedExpression("double", .binary(.multiply, .column("a"), .literal(.int(2))))
    let shaped = try frame.derive([double]).filter(.binary(.greater, .column("a"), .literal(.int(0))))
      .sort([.column("a")]).head(10)
    #expect(RecipeTail(shaped.plan).steps == [.derive([double])])
    #expect(RecipeTail(shaped.plan).source == frame.schema)
    let parts = try shaped.split(test: 0.5, seed: 3)
    #expect(RecipeTail(parts.frames[0].plan).steps == [.derive([double])])
    #expect(parts.frames[0].plan.splitKind == "random split, seed 3")
    #expect(shaped.plan.splitKind == nil)
    let joined = try shaped.concat([shaped]).rename([Renaming(old: "double", new: "twice")])
    #expect(RecipeTail(joined.plan).steps == [.rename([Renaming(old: "double", new: "twice")])])
  }
}
