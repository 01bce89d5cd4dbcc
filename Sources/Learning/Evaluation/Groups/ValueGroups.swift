import Engines
public import Frames

/// Rows told apart by the values of one column or of several at once: each combination that occurs is a group, and so is
/// what is missing.
public struct ValueGroups: Sendable {
  /// The columns.
  public let columns: [String]
  /// For each group the value of each column, as it is shown; in the order of the values, what is missing last.
  public let values: [[String]]
  /// The group of each row.
  public let groupOf: [Int32]

  /// A column with more different values than this is cut into parts, where it holds numbers.
  private static let mostValues = 20
  /// More groups than this say nothing.
  private static let mostGroups = 1000

  /// The groups of the rows of a table. Numbers of many different values are cut at their quartiles. L081 names a column
  /// whose values are too many to compare.
  public init(_ table: Table, by columns: [String], cutsNumbers: Bool = true) throws {
    guard !columns.isEmpty else { throw Fault("L081", "`by` names no column to tell groups apart", subject: "by") }
    self.columns = columns
    var names: [[String]] = [[]]
    var codes = [Int32](repeating: 0, count: table.rowCount)
    for name in columns {
      guard let column = table[name] else { throw table.schema.unknown(name) }
      let own = try ValueGroups.coded(column, cutsNumbers)
      let width = own.names.count
      guard names.count * width <= 1_000_000 else { throw ValueGroups.tooMany(columns) }
      let offset = Int32(clamping: width)
      for row in codes.indices { codes[row] = codes[row] &* offset &+ own.codes[row] }
      names = names.flatMap { before in own.names.map { before + [$0] } }
    }
    var counts = [Int](repeating: 0, count: names.count)
    for code in codes { counts[Int(code)] += 1 }
    let used = counts.indices.filter { counts[$0] > 0 }
    guard used.count <= ValueGroups.mostGroups else { throw ValueGroups.tooMany(columns) }
    var place = [Int32](repeating: 0, count: names.count)
    for (number, code) in used.enumerated() { place[code] = Int32(clamping: number) }
    values = used.map { names[$0] }
    groupOf = codes.map { place[Int($0)] }
  }

  public var count: Int { values.count }

  /// The rows of each group.
  var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, group) in groupOf.enumerated() { rows[Int(group)].append(row) }
    return rows
  }

  /// The group in a few words: `Female`, or `sex Female, race Black` of several columns.
  public func name(_ group: Int) -> String {
    ValueGroups.name(values[group], columns)
  }

  static func name(_ values: [String], _ columns: [String]) -> String {
    if columns.count == 1 { return values[0] }
    return zip(columns, values).map { "\($0) \($1)" }.joined(separator: ", ")
  }

  private static func tooMany(_ columns: [String]) -> Fault {
    Fault(
      "L081", "the values of `\(columns.joined(separator: "`, `"))` make too many groups to compare",
      subject: "." + (columns.first ?? ""), help: "take a column of few values, or parts of it such as `.age >= 40`")
  }

  /// A number for each row, and the names of the numbers in their order; `missing` is the last where some are.
  private static func coded(_ column: Column, _ cutsNumbers: Bool) throws -> (codes: [Int32], names: [String]) {
    if case .texts(let texts) = column.values {
      let names = Set(texts.dictionary).sorted()
      guard names.count <= mostGroups else { throw tooMany([column.name]) }
      let numbers = Dictionary(names.enumerated().map { ($1, Int32(clamping: $0)) }, uniquingKeysWith: { $1 })
      let byCode = texts.dictionary.map { numbers[$0] ?? 0 }
      let last = Int32(clamping: names.count)
      let codes = texts.codes.map { $0 < 0 ? last : byCode[Int($0)] }
      return (codes, codes.contains(last) ? names + ["missing"] : names)
    }
    if case .bools(let truths) = column.values {
      let codes = truths.indices.map { column.isMissing($0) ? Int32(2) : truths[$0] ? 1 : 0 }
      return (codes, ["false", "true"] + (codes.contains(2) ? ["missing"] : []))
    }
    if cutsNumbers, let numbers = column.numbers, isVaried(numbers) { return parts(numbers) }
    var known: [Scalar: Int32] = [:]
    var firsts: [Scalar] = []
    let raw = (0..<column.count).map { row -> Int32 in
      let value = column[row]
      if let code = known[value] { return code }
      let code = Int32(clamping: firsts.count)
      known[value] = code
      firsts.append(value)
      return code
    }
    guard firsts.count <= mostGroups else { throw tooMany([column.name]) }
    let order = firsts.indices.sorted { isBefore(firsts[$0], firsts[$1]) }
    var place = [Int32](repeating: 0, count: firsts.count)
    for (number, code) in order.enumerated() { place[code] = Int32(clamping: number) }
    return (raw.map { place[Int($0)] }, order.map { key(firsts[$0]) })
  }

  /// How a value stands in the name of its group: `1` and `1.0` are one.
  static func key(_ value: Scalar) -> String {
    if value.isMissing { return "missing" }
    if let text = value.text { return text }
    return value.double.flatMap(Int.init(exactly:)).map { "\($0)" } ?? value.description
  }

  private static func isBefore(_ a: Scalar, _ b: Scalar) -> Bool {
    if a.isMissing || b.isMissing { return !a.isMissing }
    if let first = a.double, let second = b.double { return first < second }
    return a.description < b.description
  }

  private static func isVaried(_ numbers: [Double]) -> Bool {
    var seen: Set<Double> = []
    for number in numbers where !number.isNaN {
      seen.insert(number)
      if seen.count > mostValues { return true }
    }
    return false
  }

  /// Numbers cut at their quartiles, each part named by its ends.
  private static func parts(_ numbers: [Double]) -> (codes: [Int32], names: [String]) {
    let sorted = Sorting.ascending(numbers.filter { !$0.isNaN })
    var cuts: [Double] = []
    for share in [0.25, 0.5, 0.75] {
      guard let cut = Ranking.quantile(sorted: sorted, share), cut > (cuts.last ?? sorted.first ?? cut) else {
        continue
      }
      cuts.append(cut)
    }
    let last = Int32(clamping: cuts.count + 1)
    let codes = numbers.map { number in
      number.isNaN ? last : Int32(clamping: cuts.reduce(0) { $0 + (number >= $1 ? 1 : 0) })
    }
    func told(_ value: Double) -> String { Scalar.number((value * 1000).rounded() / 1000).description }
    var names = ["below \(told(cuts.first ?? 0))"]
    for place in cuts.indices.dropFirst() { names.append("\(told(cuts[place - 1])) to \(told(cuts[place]))") }
    names.append("\(told(cuts.last ?? 0)) and above")
    return (codes, codes.contains(last) ? names + ["missing"] : names)
  }
}
