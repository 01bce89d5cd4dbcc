import Engines
import Frames
import Testing

@testable import Learning

@Suite struct StreamedRunTests {
  private static func training(_ target: String) -> Training {
    var training = Synthetic.training(target)
    training.validation = .share(0.2)
    return training
  }

  @Test(
    "Rows that are read block by block give the trees that rows in memory give.", arguments: ["y", "kind", "amount"])
  func equal(_ target: String) throws {
    let frame = try FrameContext(seed: 1).frame(Synthetic.table(3000))
      .derive([NamedExpression("a", .binary(.multiply, .column("a"), .literal(.double(3))))])
    var training = Self.training(target)
    let whole = try training.run(on: frame)
    training.mostBytes = 1000
    let streamed = try training.run(on: frame)
    #expect(streamed.engine == whole.engine)
    #expect(streamed.card.recipe == whole.card.recipe)
    #expect(streamed.card.profile == whole.card.profile)
    #expect(streamed.card.signature == whole.card.signature)
    #expect(streamed.card.seen == whole.card.seen)
    #expect(streamed.card.fingerprints == whole.card.fingerprints)
    #expect(streamed.card.training.notes.contains { $0.hasPrefix("the rows were read block by block") })
    #expect(!whole.card.training.notes.contains { $0.hasPrefix("the rows were read block by block") })
  }

  @Test("Rows that are larger than what may be held, but are asked for in another order or by weights, are held.")
  func held() throws {
    let frame = try FrameContext(seed: 1).frame(Synthetic.table(500))
    var training = Self.training("amount")
    training.mostBytes = 1000
    training.weights = "row"
    #expect(!(try training.run(on: frame).card.training.notes.contains { $0.hasPrefix("the rows were read block") }))
  }
}
