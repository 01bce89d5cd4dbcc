import Display
import Engines
import Verbs

/// A screen that shows nothing: what only asks a session a question uses it.
final class SilentScreen: Screen {
  let paint = Paint.plain

  func show(_ lines: [String]) {}
  func remark(_ line: String) {}
  func progress(_ progress: Progress?) {}
}
