import Frames
import Learning
import Testing

@testable import Verbs

/// The page that `save` makes of a profile.
@Suite struct ProfilePageTests {
  private func page() throws -> String {
    let rows = 0..<40
    let table = try Table([
      Column("<script>alert(1)</script>", type: .int, values: .ints(rows.map { Int64($0 % 7) })),
      Column(
        "plan", type: .text,
        values: .texts(
          TextValues(rows.map { ["<img src=x onerror=alert(2)>", "</style>", "\u{1B}[31mred", "a & b"][$0 % 4] }))),
      Column("day", type: .date, values: .days(rows.map { Int32(19_000 + $0) })),
      Column("gone", type: .double, values: .doubles(rows.map { _ in .nan }), validity: rows.map { _ in false }),
    ])
    return try ProfilePage(FrameProfile(of: FrameContext(seed: 1).frame(table)), title: "\"><b>bold").html
  }

  @Test("What data say never becomes markup, and the page runs and fetches nothing.")
  func hostile() throws {
    let html = try page()
    for part in ["<script", "<img", "<b>", "\u{1B}", "https:", "src=\"", " onerror=\""] {
      #expect(!html.contains(part), "\(part)")
    }
    #expect(html.contains("&lt;script&gt;alert(1)") && html.contains("default-src 'none'"))
    #expect(html.contains("has no value in any row"))
  }

  @Test("Each link of the contents leads to a heading, each chart has a title, and each table a caption.")
  func structure() throws {
    let html = try page()
    let links = html.matches(of: /href="#([^"]+)"/).map { String($0.1) }
    #expect(links.count == 8)
    for link in links { #expect(html.contains("id=\"\(link)\""), "\(link)") }
    let count = { (part: String) in html.ranges(of: part).count }
    #expect(count("<svg ") == 3 && count("<title") == 4)
    #expect(count("<table>") == count("<caption") && count("<section ") == count("</section>"))
  }
}
