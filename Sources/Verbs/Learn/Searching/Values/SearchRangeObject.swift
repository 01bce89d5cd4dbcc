import Frames
import Language
import Learning

/// What a search may try for a parameter: `span(0.01, 0.3, log: true)`, `any_of("yes", "no")`.
final class SearchRangeObject: Object {
  let range: SearchRange

  init(_ range: SearchRange) {
    self.range = range
    super.init()
  }

  override var kind: String { "range to search" }
  override var inline: String { range.description }
}

extension SearchRangeObject: Answer {
  func value(in session: Session) -> Value { .object(self) }
}

extension SearchRange {
  /// The range that a value stands for; none for a value that is one.
  init?(_ value: Value) {
    if let object = value.asObject as? SearchRangeObject {
      self = object.range
    } else if let range = value.asObject as? RangeObject, range.first <= range.last {
      self = .whole(range.first...range.last, isLog: false)
    } else {
      return nil
    }
  }
}
