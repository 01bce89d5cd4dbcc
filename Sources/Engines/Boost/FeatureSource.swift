/// Rows of numbers, one number a feature, that can be read from front to back as often as needed.
///
/// A whole matrix is never held: a source hands out blocks of rows, and the engine bins or scores each block at once.
public protocol FeatureSource {
  var rowCount: Int { get }
  var featureCount: Int { get }
  /// Hands every row to `body`, block by block; a missing number is NaN.
  func read(_ body: (FeatureBlock) throws -> Void) throws
  /// Hands the rows at ascending places to `body`, block by block.
  func read(rows: [Int32], _ body: (FeatureBlock) throws -> Void) throws
}

extension FeatureSource {
  /// Reads every row for those that are wanted.
  public func read(rows: [Int32], _ body: (FeatureBlock) throws -> Void) throws {
    let chosen = FeatureBlock(featureCount: featureCount)
    var next = 0
    var start = 0
    try read { block in
      while next < rows.count, Int(rows[next]) < start + block.count {
        if chosen.room == 0 {
          try body(chosen)
          chosen.clear()
        }
        try chosen.append(row: Int(rows[next]) - start, of: block)
        next += 1
      }
      start += block.count
    }
    if chosen.count > 0 { try body(chosen) }
  }
}

/// Some consecutive rows of a source, row after row.
public final class FeatureBlock {
  /// How many rows a block holds at most: large enough for threads to share, small enough for the cache's second level.
  public static let capacity = 32_768
  let featureCount: Int
  /// How many rows there are now.
  public private(set) var count = 0
  // Safe because it is allocated for `capacity` rows, freed once, and written and read below `count` rows only.
  let numbers: UnsafeMutablePointer<Double>

  public init(featureCount: Int) {
    self.featureCount = featureCount
    numbers = .allocate(capacity: max(1, featureCount * Self.capacity))
  }

  deinit { numbers.deallocate() }

  /// How many rows fit yet.
  var room: Int { Self.capacity - count }

  /// Forgets the rows.
  public func clear() { count = 0 }

  /// Takes rows as numbers, row after row, `featureCount` numbers each.
  public func append(_ rows: [Double]) throws {
    let added = featureCount > 0 ? rows.count / featureCount : 0
    guard added * featureCount == rows.count, added <= room else {
      throw Fault("E032", "a block of rows does not fit the features")
    }
    // Safe because the block has room for as many numbers behind its rows, as the line before checked.
    rows.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { (numbers + count * featureCount).update(from: base, count: rows.count) }
    }
    count += added
  }

  /// Takes one row of another block of as many features.
  func append(row: Int, of other: FeatureBlock) throws {
    guard room > 0, row >= 0, row < other.count, featureCount == other.featureCount else {
      throw Fault("E032", "a block of rows does not fit the features")
    }
    // Safe because the row lies in the other block and there is room for it here, as the line before checked.
    (numbers + count * featureCount).update(from: other.numbers + row * featureCount, count: featureCount)
    count += 1
  }

  /// Takes the rows `start ..< start + rows` of each column, of which there are as many as features.
  func append(_ columns: [DuckColumn], from start: Int, _ rows: Int) throws {
    guard columns.count == featureCount, rows <= room else {
      throw Fault("E032", "a block of rows does not fit the features")
    }
    for (feature, column) in columns.enumerated() {
      guard column.count >= start + rows else { throw Fault("E032", "a feature has too few rows") }
      try write(column, start, rows, feature)
    }
    count += rows
  }

  private func write(_ column: DuckColumn, _ start: Int, _ rows: Int, _ feature: Int) throws {
    // Safe because the block has room for the rows and the column has them, as `append` checked.
    let target = numbers + count * featureCount + feature
    let width = featureCount
    switch column.values {
    case .double(let values): for row in 0..<rows { target[row * width] = values[start + row] }
    case .int(let values), .time(let values), .clock(let values):
      for row in 0..<rows { target[row * width] = Double(values[start + row]) }
    case .code(let values), .date(let values):
      for row in 0..<rows { target[row * width] = Double(values[start + row]) }
    case .bool(let values): for row in 0..<rows { target[row * width] = values[start + row] ? 1 : 0 }
    case .null: for row in 0..<rows { target[row * width] = .nan }
    case .text, .interval, .list, .record: throw Fault("E033", "a feature of type \(column.type.sql) is no number")
    }
    if let present = column.present {
      for row in 0..<rows where !present[start + row] { target[row * width] = .nan }
    }
  }
}

/// Features that lie in memory as native columns.
public struct ColumnSource: FeatureSource, Sendable {
  public let columns: [DuckColumn]
  public let rowCount: Int

  /// Takes columns of numbers, codes, truth values, dates or times, all of one length.
  public init(_ columns: [DuckColumn]) throws {
    let count = columns.first?.count ?? 0
    guard columns.allSatisfy({ $0.count == count && $0.isWhole }) else {
      throw Fault("E032", "the features differ in their number of rows")
    }
    rowCount = count
    self.columns = columns
  }

  public var featureCount: Int { columns.count }

  public func read(_ body: (FeatureBlock) throws -> Void) throws {
    let block = FeatureBlock(featureCount: featureCount)
    for start in stride(from: 0, to: rowCount, by: FeatureBlock.capacity) {
      block.clear()
      try block.append(columns, from: start, min(FeatureBlock.capacity, rowCount - start))
      try body(block)
    }
  }
}

/// Features that a statement of DuckDB gives, computed anew each time they are read and never held.
public struct DuckSource: FeatureSource {
  public let rowCount: Int
  public let featureCount: Int
  private let connection: DuckConnection
  private let sql: String
  private let values: [DuckValue]

  /// Takes a statement whose columns are numbers, codes or truth values and whose rows always come in one order;
  /// `rowCount` is how many rows it gives.
  public init(_ connection: DuckConnection, _ sql: String, _ values: [DuckValue] = [], rowCount: Int) throws {
    self.connection = connection
    self.sql = sql
    self.values = values
    self.rowCount = rowCount
    featureCount = try connection.prepare(sql).fields.count
  }

  public func read(_ body: (FeatureBlock) throws -> Void) throws {
    let block = FeatureBlock(featureCount: featureCount)
    let result = try connection.query(sql, values, streaming: true)
    while let chunk = try result.next() {
      if block.room < chunk.count {
        try body(block)
        block.clear()
      }
      try block.append((0..<featureCount).map { try chunk.column($0) }, from: 0, chunk.count)
    }
    if block.count > 0 { try body(block) }
  }
}
