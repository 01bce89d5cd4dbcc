import Display
import Engines
import Frames
import Language
import Synchronization

/// The columns of the frames that were completed from, each with a value that is read beside the prompt; kept, because
/// a key must not wait for 10,000 names to be spelt, nor for a row to be read.
final class OfferedColumns: Sendable {
  private struct State {
    var known: [ColumnIndex] = []
    /// The pipe that was looked at last, and the frame that it comes to.
    var piped: (text: String, frame: Frame?)?
  }

  private let state = Mutex(State())
  /// Where examples are computed: a small database of its own, opened when the first is asked for.
  private let scratch: FrameContext
  /// So many frames are remembered.
  private static let most = 16
  private static let width = 24
  /// A person's own query over few rows may still take for ever.
  private static let longest = 2.0

  /// - Parameter fence: the folders that the session is kept in; none for no bounds.
  init(fence: FileFence?) {
    var settings = DuckSettings.aside
    settings.fence = fence
    scratch = FrameContext(folder: "/", seed: 1, settings: settings)
  }

  /// The columns of a frame; their examples come a moment later, and `session.suggestionsChanged` is told.
  func index(of frame: Frame, in session: Session) -> ColumnIndex {
    let plan = frame.plan
    if let index = state.withLock({ state in state.known.first { $0.plan === plan } }) { return index }
    let index = ColumnIndex(of: frame)
    state.withLock { state in
      if state.known.count == OfferedColumns.most { state.known.removeFirst() }
      state.known.append(index)
    }
    let changed = session.suggestionsChanged
    session.aside(stoppingAfter: OfferedColumns.longest) { [scratch] in
      let examples = frame.examples(in: scratch)
      index.show(
        examples: frame.schema.fields.map { field in
          examples[field.name].map(OfferedColumns.shown)
        })
      changed?()
    }
    return index
  }

  private static func shown(_ example: Scalar) -> String {
    if case .double(let number) = example { return NumberText.short(number, digits: 6) }
    return DisplayWidth.cut(safeText(Value(example).inline), to: width)
  }

  /// The frame that a pipe comes to, told without running it; none where it cannot be told.
  func frame(piped text: String, in session: Session) -> Frame? {
    if let last = state.withLock({ $0.piped }), last.text == text { return last.frame }
    let frame = session.foreseenFrame(text)
    state.withLock { $0.piped = (text, frame) }
    return frame
  }

  /// Variables may have changed: what a pipe comes to has to be looked at anew.
  func forget() { state.withLock { $0.piped = nil } }

  /// Whether no example is still to come.
  var isQuiet: Bool { state.withLock { $0.known.allSatisfy(\.hasExamples) } }
}
