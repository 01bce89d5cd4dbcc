import Display
import Testing

struct ReportTextTests {
  @Test("A report has a title, parts between blank lines, and remarks.")
  func whole() {
    let report = ReportText(
      "evaluation of model 3", [RecordText([.init("n", .integer(86))]), LinesText("one\ntwo")], remarks: ["seed 7"])
    #expect(
      report.lines(.plain).joined(separator: "\n") == """
        evaluation of model 3

        n  86

        one
        two

        · seed 7
        """)
  }

  @Test("A sparkline gives the shape of a distribution.")
  func sparkline() {
    #expect(Sparkline.text([0, 1, 2, 8, 4, .nan], .plain) == "▁▂▃█▅▁")
    #expect(Sparkline.text([1, 4], Paint(isColored: false, isUnicode: false)) == ".#")
  }
}
