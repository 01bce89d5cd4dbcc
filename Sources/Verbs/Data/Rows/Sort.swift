import Engines
import Frames
import Language

extension Verb {
  static let sort = Verb(
    "sort", "Put rows or elements in order; missing comes last.", effect: .none, foresight: .rows,
    Face(
      example: "loans | sort .plan, desc(.amount)", Parameter<Frame>("frame", "the rows"),
      Parameter<Rest<SortKey>>("keys", "columns; desc(.x) for the largest first"),
      Parameter<Bool>("descending", "the largest first", default: false)
    ) { _, frame, keys, descending in
      try frame.sort(
        keys.values.map { key in
          guard descending else { return key.expression }
          if case .descending = key.expression { return key.expression }
          return .descending(key.expression)
        })
    },
    Face(
      example: "sort [3, 1, 2]", Parameter<[Value]>("list", "the elements"),
      Parameter<Function?>("by", "gives what an element is ordered by", default: nil),
      Parameter<Bool>("descending", "the largest first", default: false)
    ) { session, list, by, descending in
      if by == nil, !descending, let sorted = try NumberSort.sorted(list, check: { try Watch.current.check() }) {
        return Value.list(sorted)
      }
      return Value.list(try Ordering.sorted(list, by: { try by?(session, $0) ?? $0 }, descending: descending))
    })
}

extension Ordering {
  /// The values in order, `none` last; equal ones stay as they stood.
  static func sorted(
    _ values: [Value], by key: (Value) throws -> Value = { $0 }, descending: Bool = false
  ) throws -> [Value] {
    let keyed = try values.map { (value: $0, key: try key($0)) }
    var compared = 0
    let some = try keyed.filter { !$0.key.isNone }.enumerated().sorted { a, b in
      compared += 1
      if compared % 4096 == 0 { try Watch.current.check() }
      let order = try compare(a.element.key, b.element.key)
      return order == 0 ? a.offset < b.offset : descending ? order > 0 : order < 0
    }
    return some.map(\.element.value) + keyed.filter(\.key.isNone).map(\.value)
  }
}
