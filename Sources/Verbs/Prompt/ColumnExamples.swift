import Display
import Frames
import Language
import Synchronization

/// A value of each column of the frames that were completed from, read beside the prompt and kept.
final class ColumnExamples: Sendable {
  private struct Known {
    let plan: Plan
    var texts: [String: String]?
  }

  private let known = Mutex<[Known]>([])
  /// So many frames are remembered.
  private static let most = 16
  private static let width = 24

  /// The values as they are written in the language; empty until they were read, for which it waits a moment at most.
  func texts(of frame: Frame, in session: Session) -> [String: String] {
    let found = known.withLock { known -> Known? in
      if let place = known.firstIndex(where: { $0.plan === frame.plan }) { return known[place] }
      if known.count == ColumnExamples.most { known.removeFirst() }
      known.append(Known(plan: frame.plan))
      return nil
    }
    if let found { return found.texts ?? [:] }
    return session.glance { [self] in
      let texts = frame.examples().mapValues {
        DisplayWidth.cut(safeText(Value($0).inline), to: ColumnExamples.width)
      }
      known.withLock { known in
        for place in known.indices where known[place].plan === frame.plan { known[place].texts = texts }
      }
      return texts
    } ?? [:]
  }
}
