import Calendar
import Frames
import Testing

@testable import Registry

@Suite struct RegistryBookmarksTests {
  @Test("A bookmark is none until it is kept, then the last value in its own type, and in the audit log.")
  func bookmarks() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    #expect(try registry.bookmark("orders") == nil)
    let day = try #require(Day("2024-03-01"))
    for value: Scalar in [.int(3), .double(2), .text("a"), .date(day), .time(Moment(day, isZoned: true))] {
      try registry.keep(bookmark: "orders", at: value)
      #expect(try bench.open().bookmark("orders") == value)
    }
    #expect(try registry.bookmark("other") == nil)
    #expect(try registry.audit().filter { $0.action == "bookmark" }.count == 5)
  }
}
