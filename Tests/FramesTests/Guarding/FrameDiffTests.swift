import Engines
import Testing

@testable import Frames

/// How rows differ from earlier ones.
@Suite struct FrameDiffTests {
  let room: Room
  let before: Frame
  let after: Frame

  init() throws {
    room = try Room()
    before = try room.csv("id,plan,price,gone\n1,pro,10,a\n2,free,0,b\n3,pro,,c\n4,pro,12,d\n")
    after = try room.csv("id,plan,price,came\n4,pro,12,1\n1,pro,11,1\n3,pro,5,1\n5,free,0,1\n6,free,0,1\n")
  }

  @Test("With a key, rows come, go and change, and each column says in how many rows.")
  func byKey() throws {
    let found = try before.diff(to: after, on: ["id"])
    #expect((found.rowsBefore, found.rowsAfter, found.added, found.removed) == (4, 5, 2, 1))
    #expect(found.changed == 2 && found.same == 1)
    #expect(found.cells == [.init(column: "price", rows: 2)])
    #expect(found.columns.map(\.column) == ["gone", "came"])
    #expect(found.addedRows["id"]?.scalars == [.int(5), .int(6)])
    #expect(found.removedRows["id"]?.scalars == [.int(2)])
    #expect(found.changedCells.row(0) == [.int(1), .text("price"), .text("10"), .text("11")])
    #expect(found.changedCells.row(1) == [.int(3), .text("price"), .missing, .text("5")])
    #expect(try before.diff(to: after, on: ["id"], examples: 1).addedRows.rowCount == 1)
  }

  @Test("Without a key whole rows are compared, each as often as it stands there.")
  func byRow() throws {
    let one = try room.csv("a,b\n1,x\n1,x\n2,y\n")
    let two = try room.csv("a,b\n2,y\n1,x\n3,\n")
    let found = try one.diff(to: two)
    #expect((found.added, found.removed, found.changed) == (1, 1, nil))
    #expect(found.addedRows.row(0) == [.int(3), .missing])
    #expect(try one.diff(to: one).isEmpty)
    #expect(try !one.diff(to: one.head(2)).isEmpty)
  }

  @Test("Columns of constants, and twelve of them, are compared like others.")
  func constants() throws {
    let items = (1...12).map { NamedExpression("c\($0)", .literal(.text("v\($0)"))) }
    let (old, new) = (try before.derive(items), try after.derive(items))
    #expect(try old.diff(to: new, on: ["id"]).changed == 2)
    #expect(fault { _ = try old.diff(to: new, on: ["c12"]) }?.code == "F102")
  }

  @Test("A column under another type is told; whole numbers and decimals are compared all the same.")
  func retyped() throws {
    let texts = try before.cast([Field("price", .text)])
    let found = try before.diff(to: texts, on: ["id"])
    #expect(found.columns == [.init(column: "price", before: .int, after: .text)])
    #expect(found.changed == 0 && !found.isEmpty)
    let decimals = try before.diff(to: before.cast([Field("price", .double)]), on: ["id"])
    #expect(decimals.columns.count == 1 && decimals.changed == 0)
  }

  @Test("A key that is there twice, a column that is not there and nothing in common are each their own fault.")
  func faults() throws {
    let twice = fault { _ = try before.diff(to: after, on: ["plan"]) }
    #expect(twice?.code == "F102" && twice?.message.contains("3 rows share it") == true)
    #expect(fault { _ = try before.diff(to: after, on: ["came"]) }?.code == "F001")
    #expect(fault { _ = try before.select(["gone"]).diff(to: after) }?.code == "F105")
    #expect(fault { _ = try before.diff(to: after.cast([Field("id", .text)]), on: ["id"]) }?.code == "F105")
  }
}
