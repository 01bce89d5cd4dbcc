import Engines

/// The types of a CSV's columns, from its first rows; a small file is looked at whole.
enum CSVTypes {
  private static let sampleRows = 50_000
  /// Files up to this size are looked at whole, bytes.
  private static let smallFile = 16_000_000

  /// Types and what is worth telling of them. The engine's sniffer proposes; what it would take too far is mended: long
  /// digits stay text, and only `true` and `false` are truth.
  static func guess(
    _ reader: inout CSVReader, _ given: [String: ColumnType], _ connection: DuckConnection
  ) throws -> (fields: [Field], remarks: [String]) {
    let isWhole = !reader.isCompressed && FileList.size(reader.files) <= smallFile
    var remarks: [String] = []
    var types = try sniffed(&reader, isWhole: isWhole, connection, &remarks)
    let facts = try Facts(reader, types, rows: isWhole ? nil : sampleRows, connection)
    for (place, name) in reader.names.enumerated() {
      let fact = facts.columns[place]
      if fact.present == 0 {
        types[place] = .text
      } else if types[place] == .double, fact.longDigits > 0 {
        types[place] = .text
        remarks.append("`\(name)` stays text: it has numbers of more than 15 digits; `types: {\(name): \"double\"}` reads them")
      } else if types[place] == .text, fact.truths == fact.present {
        types[place] = .bool
      } else if types[place] == .text, fact.numbers > 0, fact.numbers < fact.present, fact.leadingZeros == 0,
        given[name] == nil, Double(fact.numbers) > 0.5 * Double(fact.present), let odd = fact.odd
      {
        remarks.append(
          "`\(name)` is text: it has numbers, but row \(odd.row) is \(Spelling.quoted(odd.value)); "
            + "`missing: [\(Spelling.quoted(odd.value))]` leaves that out")
      }
      if let type = given[name] { types[place] = type }
    }
    let place = isWhole ? "" : " in the first \(facts.rows) rows"
    let missing = zip(reader.names, facts.columns).filter { $1.present < facts.rows }
    if !missing.isEmpty {
      let shown = missing.prefix(6).map { "\($0) \(facts.rows - $1.present)" }.joined(separator: ", ")
      remarks.append("missing\(place): \(shown)\(missing.count > 6 ? ", and \(missing.count - 6) more columns" : "")")
    }
    return (zip(reader.names, types).map { Field($0, $1) }, remarks)
  }

  /// The engine's proposal, with the format of dates where it is not the usual one.
  private static func sniffed(
    _ reader: inout CSVReader, isWhole: Bool, _ connection: DuckConnection, _ remarks: inout [String]
  ) throws -> [ColumnType] {
    let probe =
      "read_csv(\(reader.list([reader.files[0]])), auto_detect = true, names = \(reader.list(reader.names)), "
      + "auto_type_candidates = ['BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR'], "
      + "sample_size = \(isWhole ? -1 : 50_000)\(reader.form))"
    var types: [ColumnType]
    do {
      types = try connection.prepare("SELECT * FROM \(probe)").fields.map { EngineColumn.type($0.type) ?? .text }
    } catch {
      // A row that cannot be read: the reading itself tells which one.
      return reader.names.map { _ in .text }
    }
    guard types.count == reader.names.count else { return reader.names.map { _ in .text } }
    for place in types.indices where types[place] == .date || types[place].isTime && types[place] != .missing {
      try settleDates(&reader, place, &types, connection, &remarks)
    }
    return types
  }

  /// Dates are taken as such only where their order cannot be doubted: year first.
  private static func settleDates(
    _ reader: inout CSVReader, _ place: Int, _ types: inout [ColumnType], _ connection: DuckConnection,
    _ remarks: inout [String]
  ) throws {
    let name = DuckSQL.name(reader.names[place])
    let example = try connection.query(
      "SELECT \(name) FROM \(reader.texts()) WHERE \(name) IS NOT NULL LIMIT 1").text() ?? ""
    let bytes = Array(example.utf8)
    let yearFirst = bytes.count >= 8 && bytes.prefix(4).allSatisfy { (48...57).contains($0) }
    if yearFirst, bytes[4] == UInt8(ascii: "-") { return }
    if yearFirst, bytes[4] == UInt8(ascii: "/"), types[place] == .date, reader.dateFormat ?? "%Y/%m/%d" == "%Y/%m/%d" {
      reader.dateFormat = "%Y/%m/%d"
      remarks.append("`\(reader.names[place])` is read as a date of the form 2024/01/31")
      return
    }
    types[place] = .text
    remarks.append("`\(reader.names[place])` stays text: \(Spelling.quoted(example)) is no date of the form 2024-01-31")
  }

  /// What the first rows hold, column by column.
  private struct Facts {
    struct Column {
      var present = 0
      var truths = 0
      var longDigits = 0
      var leadingZeros = 0
      var numbers = 0
      /// The first value of a mostly numeric column that is no number, with its row counted from 1.
      var odd: (row: Int, value: String)?
    }

    var rows = 0
    var columns: [Column]

    init(_ reader: CSVReader, _ types: [ColumnType], rows limit: Int?, _ connection: DuckConnection) throws {
      columns = reader.names.map { _ in Column() }
      var parts = ["count(*)"]
      for (place, name) in reader.names.enumerated() {
        let column = DuckSQL.name(name)
        parts.append("count(\(column))")
        switch types[place] {
        case .double:
          parts.append("count(*) FILTER (length(\(column)) > 15 AND regexp_full_match(\(column), '[0-9]{16,}'))")
        case .text:
          parts.append("count(*) FILTER (lower(\(column)) IN ('true', 'false'))")
          parts.append("count(*) FILTER (\(column)[1] = '0' AND \(column)[2] BETWEEN '0' AND '9')")
          parts.append("count(TRY_CAST(\(column) AS DOUBLE))")
        default: break
        }
      }
      let sample = "(SELECT * FROM \(reader.texts())\(limit.map { " LIMIT \($0)" } ?? ""))"
      do {
        let result = try connection.query("SELECT \(parts.joined(separator: ", ")) FROM \(sample)").columns()
        var counts = result.map { column -> Int in
          guard case .int(let values) = column.values, let value = values.first else { return 0 }
          return value
        }[...]
        rows = counts.removeFirst()
        for place in columns.indices {
          columns[place].present = counts.removeFirst()
          switch types[place] {
          case .double: columns[place].longDigits = counts.removeFirst()
          case .text:
            columns[place].truths = counts.removeFirst()
            columns[place].leadingZeros = counts.removeFirst()
            columns[place].numbers = counts.removeFirst()
          default: break
          }
        }
      } catch let fault as Fault {
        throw reader.failure(connection, types: nil) ?? fault
      }
      try findOdd(reader, types, sample, connection)
    }

    private mutating func findOdd(
      _ reader: CSVReader, _ types: [ColumnType], _ sample: String, _ connection: DuckConnection
    ) throws {
      for (place, name) in reader.names.enumerated() where types[place] == .text {
        let fact = columns[place]
        guard fact.numbers > fact.present / 2, fact.numbers < fact.present, fact.leadingZeros == 0 else { continue }
        let column = DuckSQL.name(name)
        let found = try connection.query(
          """
          SELECT n, v FROM (SELECT row_number() OVER () AS n, \(column) AS v FROM \(sample))
          WHERE v IS NOT NULL AND TRY_CAST(v AS DOUBLE) IS NULL ORDER BY n LIMIT 1
          """
        ).columns()
        if case .int(let rows) = found[0].values, case .text(let values) = found[1].values, let row = rows.first {
          columns[place].odd = (row, values[0])
        }
      }
    }
  }
}
