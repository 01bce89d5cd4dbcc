import Display
import Testing

struct RecordTextTests {
  private let record = RecordText([
    .init("target", .inert(".repaid")),
    .init("n", .integer(12_000)),
    .init("auc", .decimal(0.842_13), beside: "0.821 to 0.861"),
    .init("classes", .list([.text("yes"), .text("no\u{1B}"), .missing])),
    .init("parameters", .record([.init("rounds", .integer(200)), .init("rate", .decimal(0.05))])),
  ])

  @Test("Names and values stand in two columns, inner records are indented, asides stand behind.")
  func whole() {
    #expect(
      record.lines(.plain).joined(separator: "\n") == """
        target      .repaid
        n           12,000
        auc         0.8421  0.821 to 0.861
        classes     ["yes", "no␛", –]
        parameters
          rounds  200
          rate    0.05
        """)
  }

  @Test("No line is wider than the window.", arguments: [1, 4, 9, 20])
  func narrow(width: Int) {
    for line in record.lines(Paint(isColored: false, width: width)) { #expect(DisplayWidth.of(line) <= width) }
  }
}
