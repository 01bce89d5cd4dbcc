import Display
import Testing

struct MatrixTextTests {
  @Test("Rows are the true classes, with recall beside and precision below.")
  func whole() {
    let matrix = MatrixText(["no", "yes"], [[1_420, 80], [45, 455]])
    #expect(
      matrix.lines(.plain).joined(separator: "\n") == """
        actual \\ predicted     no  yes  recall
        ──────────────────  ─────  ───  ──────
        no                  1,420   80     95%
        yes                    45  455     91%
        precision             97%  85%
        """)
  }

  @Test("Counts that are not there are none, and a class without rows has no recall.")
  func ragged() {
    let lines = MatrixText(["a", "b"], [[1]]).lines(.plain)
    #expect(lines[3].hasSuffix("–"))
  }
}
