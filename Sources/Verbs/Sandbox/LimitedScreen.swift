import Display
import Engines
import Language
import Synchronization

/// A screen that shows so many bytes and no more: then it asks the run to stop, and what comes after is dropped.
final class LimitedScreen: Screen {
  private let screen: any Screen
  private let limit: Int
  private let flag: StopFlag
  private let used = Mutex(0)

  init(_ screen: any Screen, limit: Int, flag: StopFlag) {
    self.screen = screen
    self.limit = limit
    self.flag = flag
  }

  var paint: Paint { screen.paint }
  var isTerminal: Bool { screen.isTerminal }
  var hasPager: Bool { screen.hasPager }

  func page(_ lines: [String], header: Int) {
    let fitting = fitting(lines)
    if !fitting.isEmpty { screen.page(fitting, header: header) }
  }

  func show(_ lines: [String]) {
    let fitting = fitting(lines)
    if !fitting.isEmpty { screen.show(fitting) }
  }

  func remark(_ line: String) { if spend(line.utf8.count + 1) { screen.remark(line) } }

  func progress(_ progress: Progress?) { screen.progress(progress) }

  /// A block of a prompt begins anew.
  func refill() { used.withLock { $0 = 0 } }

  /// Counts bytes; false where they are too many.
  func spend(_ bytes: Int) -> Bool {
    let isOver = used.withLock { used in
      used = min(used, limit) + min(bytes, limit + 1)
      return used > limit
    }
    if isOver { flag.exhaust("the output limit of \(Limits.spelled(bytes: limit)) is used up") }
    return !isOver
  }

  private func fitting(_ lines: [String]) -> [String] { Array(lines.prefix { spend($0.utf8.count + 1) }) }
}
