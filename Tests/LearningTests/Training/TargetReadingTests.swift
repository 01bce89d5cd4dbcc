import Engines
import Frames
@testable import Learning
import Testing

@Suite struct TargetReadingTests {
  static func column(_ values: [Scalar]) throws -> Column {
    try #require(Table(records: values.map { [ScalarField("y", $0)] })["y"])
  }

  static func read(_ values: [Scalar], task: Task? = nil, positive: Scalar? = nil) throws -> TargetReading {
    try TargetReading(column(values), task: task, positive: positive)
  }

  @Test("The task follows the target.")
  func task() throws {
    #expect(try Self.read([.bool(true), .bool(false)]).task == .binary)
    #expect(try Self.read([.text("a"), .text("b"), .text("a")]).task == .binary)
    #expect(try Self.read([.text("a"), .text("b"), .text("c")]).task == .multiclass)
    #expect(try Self.read([.int(0), .int(1), .int(1)]).task == .binary)
    #expect(try Self.read((0..<30).map { .int($0 % 5) }).task == .multiclass)
    #expect(try Self.read((0..<30).map { .int($0) }).task == .regression)
    #expect(try Self.read([.double(0.5), .double(1.5), .double(2)]).task == .regression)
    #expect(try Self.read((0..<30).map { .int($0 % 5) }, task: .regression).task == .regression)
  }

  @Test("The positive class is true, 1 or yes, else the rarer one.")
  func positive() throws {
    #expect(try Self.read([.bool(true), .bool(true), .bool(false)]).target.positive == .bool(true))
    #expect(try Self.read([.int(1), .int(1), .int(0)]).target.positive == .int(1))
    #expect(try Self.read([.text("no"), .text("Yes"), .text("Yes")]).target.positive == .text("Yes"))
    let rarer = try Self.read([.text("bad"), .text("good"), .text("good"), .missing])
    #expect(rarer.target.positive == .text("bad"))
    #expect(rarer.notes.first?.contains("the rarer one") == true)
    #expect(rarer.labels[0] == 1 && rarer.labels[1] == 0 && rarer.labels[3].isNaN)
    #expect(try Self.read([.int(1), .int(0)], positive: .int(0)).target.positive == .int(0))
  }

  @Test("Classes stand in order, whatever the order of the rows.")
  func classes() throws {
    #expect(
      try Self.read([.text("c"), .text("a"), .text("b")]).target.classes == [.text("a"), .text("b"), .text("c")])
  }

  @Test(
    "A target that nothing can be learnt from is an error that says why.",
    arguments: [
      ([Scalar.int(3), .int(3), .int(3)], Task?.none, Scalar?.none, "L010", "is 3 in every row"),
      ([.text("a"), .text("a")], nil, nil, "L010", "\"a\" in every row"),
      ([.double(2.5), .double(2.5)], .regression, nil, "L010", "in every row"),
      ([.int(3)], nil, nil, "L010", "only 1 row"),
      ([.int(3), .missing], nil, nil, "L010", "only 1 row"),
      ([.missing, .missing], nil, nil, "L010", "is missing"),
      ([.text("a"), .text("b")], .regression, nil, "L011", "regression needs numbers"),
      ([.text("a"), .text("b"), .text("c")], .binary, nil, "L011", "has 3"),
      ([.int(1), .int(0)], nil, .text("x"), "L011", "is never \"x\""),
      ((0..<300).map { .text("v\($0)") }, nil, nil, "L011", "more than 200"),
      ([.double(1), .double(.infinity), .double(2)], nil, nil, "L010", "infinite in 1 row"),
    ] as [([Scalar], Task?, Scalar?, String, String)])
  func errors(values: [Scalar], task: Task?, positive: Scalar?, code: String, message: String) throws {
    let fault = try #require(throws: Fault.self) { try Self.read(values, task: task, positive: positive) }
    #expect(fault.code == code)
    #expect(fault.message.contains(message))
    #expect(fault.help != nil)
  }

  @Test("Labels of other rows know classes by value, and unknown ones.")
  func otherRows() throws {
    let target = Target(name: "y", type: .int, classes: [.int(0), .int(1)])
    let labels = try ClassNumbers(target).labels(of: Self.column([.double(1), .double(0), .missing, .double(7)]))
    #expect(labels[0] == 1 && labels[1] == 0 && labels[2].isNaN && labels[3] == -1)
  }
}
