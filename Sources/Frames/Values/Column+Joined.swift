extension Column {
  /// One column of the rows of several, which are of one type.
  static func joined(_ parts: [Column], _ field: Field) -> Column {
    guard parts.count != 1 else { return parts[0] }
    let values = joinedValues(parts, field)
    guard parts.contains(where: { $0.validity != nil }) else {
      return Column(field.name, type: field.type, values: values)
    }
    let validity = parts.flatMap { $0.validity ?? Array(repeating: true, count: $0.count) }
    return Column(field.name, type: field.type, values: values, validity: validity)
  }

  private static func joinedValues(_ parts: [Column], _ field: Field) -> Values {
    let total = parts.reduce(0) { $0 + $1.count }
    switch field.type {
    case .missing: return .missing(count: total)
    case .text: return .texts(TextValues.joined(parts))
    case .record(let fields):
      let members = fields.enumerated().map { position, member in
        let inner = parts.compactMap { part -> Column? in
          guard case .records(let columns, _) = part.values else { return nil }
          return columns[position]
        }
        return Column.joined(inner, member)
      }
      return .records(members, count: total)
    default: break
    }
    var (bools, ints, doubles, days, lists): ([Bool], [Int64], [Double], [Int32], [[Scalar]]) = ([], [], [], [], [])
    for part in parts {
      switch part.values {
      case .bools(let values): bools += values
      case .ints(let values), .moments(let values, _), .durations(let values): ints += values
      case .doubles(let values): doubles += values
      case .days(let values): days += values
      case .lists(let values): lists += values
      case .missing, .texts, .records: continue
      }
    }
    switch field.type {
    case .bool: return .bools(bools)
    case .int: return .ints(ints)
    case .double: return .doubles(doubles)
    case .date: return .days(days)
    case .time(let isZoned): return .moments(ints, isZoned: isZoned)
    case .duration: return .durations(ints)
    default: return .lists(lists)
    }
  }
}

extension TextValues {
  static func joined(_ parts: [Column]) -> TextValues {
    var result = TextValues()
    for part in parts {
      guard case .texts(let texts) = part.values else { continue }
      if result.count == 0 {
        result = texts
      } else if result.dictionary == texts.dictionary {
        result.codes += texts.codes
      } else {
        for row in 0..<texts.count { result.append(texts[row]) }
      }
    }
    return result
  }
}
