import Calendar

/// A scalar is written as what JSON has for it (`true`, `3`, `"ada"`, `null`), and what JSON lacks as an object with
/// one key that names the kind: `{"double": 2.0}`, `{"date": 19753}`, `{"time": …, "zoned": true}`.
extension Scalar: Codable {
  private enum Key: String, CodingKey { case double, date, time, zoned, months, microseconds, list, record }

  public init(from decoder: any Decoder) throws {
    if let single = try? decoder.singleValueContainer() {
      if single.decodeNil() { self = .missing; return }
      if let value = try? single.decode(Bool.self) { self = .bool(value); return }
      if let value = try? single.decode(Int.self) { self = .int(value); return }
      if let value = try? single.decode(String.self) { self = .text(value); return }
    }
    let keyed = try decoder.container(keyedBy: Key.self)
    if keyed.contains(.double) {
      if let text = try? keyed.decode(String.self, forKey: .double) {
        self = .double(text == "-inf" ? -Double.infinity : Double.infinity)
      } else {
        self = .double(try keyed.decode(Double.self, forKey: .double))
      }
    } else if keyed.contains(.date) {
      self = .date(Day(number: try keyed.decode(Int32.self, forKey: .date)))
    } else if keyed.contains(.time) {
      self = .time(
        Moment(
          microseconds: try keyed.decode(Int64.self, forKey: .time),
          isZoned: try keyed.decode(Bool.self, forKey: .zoned)))
    } else if keyed.contains(.microseconds) {
      self = .duration(
        Period(
          months: try keyed.decode(Int.self, forKey: .months),
          microseconds: try keyed.decode(Int64.self, forKey: .microseconds)))
    } else if keyed.contains(.list) {
      self = .list(try keyed.decode([Scalar].self, forKey: .list))
    } else {
      self = .record(try keyed.decode([ScalarField].self, forKey: .record))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .missing, .bool, .int, .text:
      var single = encoder.singleValueContainer()
      switch self {
      case .bool(let value): try single.encode(value)
      case .int(let value): try single.encode(value)
      case .text(let value): try single.encode(value)
      default: try single.encodeNil()
      }
    case .double(let value):
      var keyed = encoder.container(keyedBy: Key.self)
      if value.isFinite {
        try keyed.encode(value, forKey: .double)
      } else {
        try keyed.encode(value < 0 ? "-inf" : "inf", forKey: .double)
      }
    case .date(let value):
      var keyed = encoder.container(keyedBy: Key.self)
      try keyed.encode(value.number, forKey: .date)
    case .time(let value):
      var keyed = encoder.container(keyedBy: Key.self)
      try keyed.encode(value.microseconds, forKey: .time)
      try keyed.encode(value.isZoned, forKey: .zoned)
    case .duration(let value):
      var keyed = encoder.container(keyedBy: Key.self)
      try keyed.encode(value.months, forKey: .months)
      try keyed.encode(value.microseconds, forKey: .microseconds)
    case .list(let values):
      var keyed = encoder.container(keyedBy: Key.self)
      try keyed.encode(values, forKey: .list)
    case .record(let fields):
      var keyed = encoder.container(keyedBy: Key.self)
      try keyed.encode(fields, forKey: .record)
    }
  }
}
