import Frames
import Testing

@testable import Learning

struct HashTextTests {
  @Test("Words and pairs of words are counted, in the same buckets each time, whatever their case.")
  func words() throws {
    let hash = TextHash(buckets: 16, unit: .words, ngrams: 1, fill: nil)
    #expect(hash.counts("red wine, red meat").reduce(0, +) == 4)
    #expect(hash.counts("Red RED")[place(hash, "red")] == 2)
    #expect(TextHash(buckets: 16, unit: .words, ngrams: 2, fill: nil).counts("a b c").reduce(0, +) == 5)
    // FNV-1a of the UTF-8, scattered by SplitMix64's finaliser: models that are kept rely on these places.
    #expect(
      ["red", "wine", "straße"].map { place(TextHash(buckets: 1000, unit: .words, ngrams: 1, fill: nil), $0) }
        == Self.places)
  }

  static let places = [247, 265, 194]

  private func place(_ hash: TextHash, _ word: String) -> Int { hash.counts(word).firstIndex { $0 > 0 } ?? -1 }

  @Test("Runs of characters are counted by code points.")
  func characters() {
    let hash = TextHash(buckets: 64, unit: .characters, ngrams: 3, fill: nil)
    #expect(hash.counts("añb🍷c").reduce(0, +) == 3)
    #expect(hash.counts("ab").reduce(0, +) == 1 && hash.counts("").reduce(0, +) == 0)
  }

  @Test("Each bucket is a feature; a missing text has no counts, and one that training never saw is nothing unseen.")
  func features() throws {
    let fitted = try Fitted(
      [Preparation(.hashText, column: "t", choice: .int(4))], [Fitted.texts("t", ["red wine", nil, "wine"])])
    #expect(fitted.fitter.features.map(\.name) == ["t#0", "t#1", "t#2", "t#3"])
    let columns = try (0..<4).map { try fitted.numbers($0) }
    #expect(columns.map { $0[0] }.reduce(0, +) == 2 && columns[0][1].isNaN)
    let path = try RowPath(fitted.recipe, inputs: fitted.table.schema.fields)
    #expect(try path.numbers([.text("never seen")]).unseen.isEmpty)
  }
}
