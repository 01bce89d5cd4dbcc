import Learning
import Testing

@Suite struct CategoryProfileTests {
  @Test("Values stand by frequency, equals by text.")
  func order() {
    let profile = CategoryProfile(counts: ["b": 2, "a": 2, "c": 5])
    #expect(profile.values.map(\.value) == ["c", "a", "b"])
    #expect(profile.total == 9)
  }

  @Test("What is past a thousand values is counted as others.")
  func many() {
    let profile = CategoryProfile(counts: Dictionary(uniqueKeysWithValues: (0..<1500).map { ("v\($0)", $0 + 1) }))
    #expect(profile.values.count == 1000)
    #expect(profile.distinct == 1500)
    #expect(profile.total == 1500 * 1501 / 2)
  }
}
