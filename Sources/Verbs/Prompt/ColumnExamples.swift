import Display
import Frames
import Language
import Synchronization

/// The columns of the frames that were completed from, as they are offered, each with a value that is read beside the
/// prompt; kept, because a key must not wait for 10,000 names to be spelt.
final class ColumnExamples: Sendable {
  private struct Known {
    let plan: Plan
    var items: [Suggestions.Item]
    var hasExamples = false
  }

  private let known = Mutex<[Known]>([])
  /// So many frames are remembered.
  private static let most = 16
  /// So many columns of a frame are shown with an example.
  private static let shown = 200
  private static let width = 24

  /// The columns of a frame; without examples until they were read, for which the first call waits a moment at most.
  func items(of frame: Frame, in session: Session) -> [Suggestions.Item] {
    if let items = known.withLock({ known in known.first { $0.plan === frame.plan }?.items }) { return items }
    let items = frame.schema.fields.map {
      Suggestions.Item(Spelling.name($0.name), detail: $0.type.description, ending: " ")
    }
    known.withLock { known in
      if known.count == ColumnExamples.most { known.removeFirst() }
      known.append(Known(plan: frame.plan, items: items))
    }
    return session.glance { [self] in
      var items = items
      let examples = frame.examples()
      for (place, field) in frame.schema.fields.enumerated().prefix(ColumnExamples.shown) {
        guard let example = examples[field.name] else { continue }
        let text = DisplayWidth.cut(safeText(Value(example).inline), to: ColumnExamples.width)
        items[place].detail += "  such as \(text)"
      }
      known.withLock { known in
        for place in known.indices where known[place].plan === frame.plan {
          known[place].items = items
          known[place].hasExamples = true
        }
      }
      return items
    } ?? items
  }

  /// Whether the examples of a frame were read.
  func hasExamples(of frame: Frame) -> Bool {
    known.withLock { known in known.contains { $0.plan === frame.plan && $0.hasExamples } }
  }
}
