public import Display
public import Engines
import Synchronization
public import Verbs

/// A screen that keeps the remarks it is told; it shows them, and all else, on another screen where there is one.
public final class RemarkScreen: Screen {
  private let base: (any Screen)?
  private let showsResults: Bool
  private let kept = Mutex<[String]>([])
  private static let most = 1_000

  /// - Parameter showsResults: whether results are shown too, or progress only.
  public init(_ base: (any Screen)? = nil, showsResults: Bool = true) {
    self.base = base
    self.showsResults = showsResults
  }

  /// The remarks since the last call.
  func take() -> [String] {
    kept.withLock { kept in
      defer { kept = [] }
      return kept
    }
  }

  public var paint: Paint { showsResults ? base?.paint ?? ShownResult.paint : ShownResult.paint }
  public var isTerminal: Bool { base?.isTerminal ?? false }
  public var hasPager: Bool { showsResults && base?.hasPager ?? false }

  public func page(_ lines: [String], header: Int) { if showsResults { base?.page(lines, header: header) } }
  public func show(_ lines: [String]) { if showsResults { base?.show(lines) } }

  public func remark(_ line: String) {
    kept.withLock { if $0.count < RemarkScreen.most { $0.append(line) } }
    if showsResults { base?.remark(line) }
  }

  public func progress(_ progress: Progress?) { base?.progress(progress) }
}
