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
      return Value.list(
        try Ordering.sorted(list, by: by.map { by in { try by(session, $0) } }, descending: descending))
    })
}

extension Ordering {
  /// The values in order, `none` last; equal ones stay as they stood. Places are put in order rather than values, so that
  /// a stop has little to let go of.
  static func sorted(
    _ values: [Value], by key: ((Value) throws -> Value)? = nil, descending: Bool = false
  ) throws -> [Value] {
    var keys = values
    if let key {
      keys.removeAll(keepingCapacity: true)
      for value in values { keys.append(try key(value)) }
    }
    var compared = 0
    var places = keys.indices.filter { !keys[$0].isNone }
    try places.sort { a, b in
      compared += 1
      if compared % 4096 == 0 { try Watch.current.check() }
      let order = try compare(keys[a], keys[b])
      return order == 0 ? a < b : descending ? order > 0 : order < 0
    }
    var result: [Value] = []
    result.reserveCapacity(values.count)
    for (index, place) in places.enumerated() {
      try Watch.check(at: index)
      result.append(values[place])
    }
    if places.count < values.count { result += values.indices.filter { keys[$0].isNone }.map { values[$0] } }
    return result
  }
}

extension Watch {
  /// For a loop over many elements: looks whether it is to stop at every 16,384th.
  static func check(at index: Int) throws { if index & 0x3FFF == 0x3FFF { try current.check() } }
}
