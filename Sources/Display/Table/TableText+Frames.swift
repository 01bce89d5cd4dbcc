public import Frames

extension TableText {
  /// The first rows of a table in memory; `total` is the number of rows of the frame that it is the beginning of.
  public init(
    _ table: Table, rows: Int = 10, total: Int? = nil, name: String? = nil, remarks: [String] = []
  ) {
    let shown = max(0, min(rows, table.rowCount))
    self.init(
      table.columns.map { TableColumn($0, rows: shown) }, total: total ?? table.rowCount, name: name, remarks: remarks)
  }
}

extension TableColumn {
  /// The first rows of a column.
  public init(_ column: Column, rows: Int) {
    self.init(column.name, TableColumn.word(column.type), TableColumn.cells(column, max(0, min(rows, column.count))))
  }

  /// The user's word for the type; records and lists only by their kind, as their parts show in the cells.
  private static func word(_ type: ColumnType) -> String {
    switch type {
    case .record: "record"
    default: type.description
    }
  }

  private static func cells(_ column: Column, _ rows: Int) -> Cells {
    func present<T>(_ value: (Int) -> T) -> [T?] { (0..<rows).map { column.isMissing($0) ? nil : value($0) } }
    switch column.values {
    case .missing: return .inert(Array(repeating: nil, count: rows))
    case .bools(let values): return .truths(present { values[$0] })
    case .ints(let values): return .integers(present { Int(values[$0]) })
    case .doubles(let values): return .decimals((0..<rows).map { values[$0].isNaN ? nil : values[$0] })
    case .texts(let values): return .texts((0..<rows).map { values[$0] })
    case .days, .moments: return .times(present { column[$0].description })
    case .lists, .records: return .inert(present { column[$0].description })
    case .durations: return .measures(present { column[$0].description })
    }
  }
}

extension Item {
  /// A cell of a table as an item of a record or a list.
  public init(_ scalar: Scalar) {
    switch scalar {
    case .missing: self = .missing
    case .bool(let value): self = .truth(value)
    case .int(let value): self = .integer(value)
    case .double(let value): self = .exact(value)
    case .text(let value): self = .text(value)
    case .date, .time, .duration: self = .inert(scalar.description)
    case .list(let values): self = .list(values.map { Item($0) })
    case .record(let fields): self = .record(fields.map { .init($0.name, Item($0.value)) })
    }
  }
}
