import Calendar
import Engines
import Frames

/// A prepared column read as the numbers of one feature.
struct FeatureReader {
  private enum Source {
    case missing
    case doubles([Double])
    case ints([Int64])
    case bools([Bool])
    case texts([Int32], byCode: [Double])
    case days([Int32], CalendarPart)
    case moments([Int64], CalendarPart)
    /// Microseconds, read in seconds.
    case durations([Int64])
  }

  private let source: Source
  private let validity: [Bool]?
  /// The number where the column is missing.
  private let missing: Double
  private let centre: Double
  private let spread: Double
  /// By code of the column's dictionary, whether training did not know the text.
  let unknownCodes: [Bool]
  private let codes: [Int32]
  /// In how many rows the key of a family is one that training did not see.
  private let unseenKeys: Int

  /// L031 when the column's type is not one that the encoding can read.
  init(_ feature: Feature, _ column: Column, _ buckets: BucketCounts = BucketCounts()) throws {
    var missing = Double.nan
    var centre = 0.0
    var spread = 1.0
    var unknown: [Bool] = []
    var codes: [Int32] = []
    var unseenKeys = 0
    switch (feature.encoding, column.values) {
    case (.number(let fill, let middle, let unit), _):
      (missing, centre, spread) = (fill ?? .nan, middle, unit)
      switch column.values {
      case .missing: source = .missing
      case .doubles(let values): source = .doubles(values)
      case .ints(let values): source = .ints(values)
      case .bools(let values): source = .bools(values)
      case .durations(let values): source = .durations(values)
      default: throw FeatureReader.mismatch(feature, column)
      }
    case (.category(let values, let hasOthers, let fill), .texts(let texts)):
      let coder = TextCoder(values: values, hasOthers: hasOthers, fill: fill)
      source = .texts(texts.codes, byCode: texts.dictionary.map { coder.code($0) })
      missing = coder.missing
      unknown = texts.dictionary.map { !coder.knows($0) }
      codes = texts.codes
    case (.indicator(let value, let among, let hasOthers, let fill), .texts(let texts)):
      source = .texts(texts.codes, byCode: texts.dictionary.map { $0 == value ? 1 : 0 })
      missing = fill == value ? 1 : 0
      let known = Set(among)
      unknown = texts.dictionary.map { !hasOthers && !known.contains($0) }
      codes = texts.codes
    case (.part(let part), .days(let days)): source = .days(days, part)
    case (.part(let part), .moments(let moments, _)): source = .moments(moments, part)
    case (.category(let values, let hasOthers, let fill), .missing):
      source = .missing
      missing = TextCoder(values: values, hasOthers: hasOthers, fill: fill).missing
    case (.indicator(let value, _, _, let fill), .missing):
      source = .missing
      missing = fill == value ? 1 : 0
    case (.part, .missing): source = .missing
    case (.key(let values), _):
      let read = KeyReader(values).numbers(column)
      source = .doubles(read.numbers)
      unseenKeys = read.unseen
    case (.measure(let measure), .texts(let texts)):
      let scale = TextScale(measure)
      source = .texts(texts.codes, byCode: texts.dictionary.map(scale.number))
      missing = scale.missing
      unknown = texts.dictionary.map { !scale.knows($0) }
      codes = texts.codes
    case (.measure(let measure), .missing):
      source = .missing
      missing = TextScale(measure).missing
    case (.bucket(let hash, let place), .texts(let texts)):
      source = .texts(texts.codes, byCode: buckets.counts(texts, hash, of: feature.column).map { $0[place] })
      missing = hash.fill.map { hash.counts($0)[place] } ?? .nan
    case (.bucket(let hash, let place), .missing):
      source = .missing
      missing = hash.fill.map { hash.counts($0)[place] } ?? .nan
    case (.bin(let edges, let fill), _):
      guard let numbers = column.seconds ?? column.numbers else { throw FeatureReader.mismatch(feature, column) }
      source = .doubles(numbers.map { BinPlaces.place($0.isNaN ? fill ?? .nan : $0, edges) })
    case (.absence, _): source = .doubles((0..<column.count).map { column.isMissing($0) ? 1 : 0 })
    default: throw FeatureReader.mismatch(feature, column)
    }
    self.missing = missing
    self.centre = centre
    self.spread = spread
    self.unknownCodes = unknown
    self.codes = codes
    self.unseenKeys = unseenKeys
    validity = column.validity
  }

  /// Reads numbers that were read before.
  init(numbers: [Double]) {
    source = .doubles(numbers)
    (validity, missing, centre, spread, unknownCodes, codes, unseenKeys) = (nil, .nan, 0, 1, [], [], 0)
  }

  /// Writes the numbers of some rows into every `stride`-th place of a block, from `offset`.
  func write(_ rows: some Sequence<Int>, into block: inout [Double], offset: Int, stride: Int) {
    var place = offset
    switch source {
    case .missing:
      for _ in rows {
        block[place] = scaled(missing)
        place += stride
      }
    case .doubles(let values):
      if centre == 0, spread == 1, missing.isNaN {
        for row in rows {
          block[place] = values[row]
          place += stride
        }
      } else {
        for row in rows {
          block[place] = scaled(values[row].isNaN ? missing : values[row])
          place += stride
        }
      }
    case .ints(let values):
      for row in rows {
        block[place] = scaled(isPresent(row) ? Double(values[row]) : missing)
        place += stride
      }
    case .bools(let values):
      for row in rows {
        block[place] = scaled(isPresent(row) ? (values[row] ? 1 : 0) : missing)
        place += stride
      }
    case .texts(let codes, let byCode):
      for row in rows {
        let code = Int(codes[row])
        block[place] = code < 0 ? missing : byCode[code]
        place += stride
      }
    case .days(let values, let part):
      for row in rows {
        block[place] = isPresent(row) ? part.value(of: Day(number: values[row])) : .nan
        place += stride
      }
    case .moments(let values, let part):
      for row in rows {
        block[place] = isPresent(row) ? part.value(of: Moment(microseconds: values[row], isZoned: false)) : .nan
        place += stride
      }
    case .durations(let values):
      for row in rows {
        block[place] = scaled(isPresent(row) ? Double(values[row]) / 1_000_000 : missing)
        place += stride
      }
    }
  }

  /// How many rows hold a text that training did not know.
  var unknownRows: Int {
    guard unknownCodes.contains(true) else { return unseenKeys }
    return codes.reduce(0) { $0 + ($1 >= 0 && unknownCodes[Int($1)] ? 1 : 0) }
  }

  private func isPresent(_ row: Int) -> Bool { validity.map { $0[row] } ?? true }

  private func scaled(_ value: Double) -> Double { (value - centre) / spread }

  private static func mismatch(_ feature: Feature, _ column: Column) -> Fault {
    Fault(
      "L031", "`\(feature.column)` holds \(column.type), and the model was trained on \(feature.encoding.reads)",
      subject: "." + feature.column, help: "cast the column before scoring")
  }
}

extension Encoding {
  /// What the encoding reads, in the user's words.
  var reads: String {
    switch self {
    case .number, .bin: "numbers"
    case .absence: "any type"
    case .category, .indicator, .measure, .bucket: "text"
    case .part: "dates"
    case .key: "a key"
    }
  }
}
