import Engines
import Language
import Learning
import Testing

@testable import Verbs

/// What a stopped training leaves for `ans`.
@Suite struct OfferTests {
  @Test("Work that ends by itself in the moment it is stopped hands over what it gives.")
  func ended() {
    let offer = Offer<Int>()
    #expect(offer.filled { _ in 3 } == 3)
    #expect(offer.value == 3)
    #expect(offer.isClosed)
  }

  @Test("Work that is stopped hands over what it had reached, and then nothing more comes.")
  func reached() {
    let offer = Offer<Int>()
    #expect(throws: Fault.self) {
      try offer.filled { (reached: (Int) -> Void) -> Int in
        reached(2)
        throw Fault("L016", "stopped")
      }
    }
    #expect(offer.value == 2)
    #expect(offer.isClosed)
  }

  @Test("A training that left no model after all is said, and not `ans` called unknown.")
  func nothing() throws {
    let session = Session(
      Session.Options(folder: "/tmp", workspace: "/tmp/.mlops", user: "tester", executable: ""),
      screen: RecordingScreen())
    let offer = Offer<Model>()
    _ = try? offer.filled { _ in throw Fault("E030", "LightGBM made no model") }
    session.openOffer = OpenOffer(isClosed: { offer.isClosed }, wait: { offer.wait() }, take: { nil })
    let outcome = Conversation(session).run("model = ans", number: 1)
    guard case .failed(let problem) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(problem.code == "V051")
    #expect(problem.message == "the training that was stopped left no model")
  }
}
