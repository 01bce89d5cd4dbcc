import Language
import Testing

struct InputRecordTests {
  @Test(
    "A line of the file gives back what was written.",
    arguments: ["1 + 2", "a\nb\t\"c\" \\", "日本 \u{7F}\u{1}", "text\":\""])
  func lines(text: String) {
    let record = InputRecord(at: 1_700_000_000, text)
    #expect(InputRecord(line: record.line.dropLast()) == record)
    #expect(InputRecord.all(in: Array("{\"at\":1,\"te\n".utf8) + record.line + record.line) == [record, record])
  }
}
