import Display
import Serving

extension CellRecord {
  var json: JSON {
    [
      "code": .text(code), "occurrence": .int(occurrence), "number": .int(number), "title": .text(title),
      "ending": .text(ending.rawValue), "at": .text(at), "seconds": .double(seconds),
      "statements": .list(statements.map(\.json)), "outputs": .list(outputs.map(\.json)),
    ]
  }

  /// None where something is missing or of another kind.
  init?(_ json: JSON) {
    guard let code = json["code"]?.text, let occurrence = json["occurrence"]?.int, let number = json["number"]?.int,
      let title = json["title"]?.text, let ending = json["ending"]?.text.flatMap(Ending.init),
      let at = json["at"]?.text,
      let seconds = json["seconds"]?.number, let statements = json["statements"]?.list?.map({ StatementRecord($0) }),
      let outputs = json["outputs"]?.list?.map({ CellOutput($0) }), !statements.contains(nil), !outputs.contains(nil)
    else { return nil }
    self.init(
      code: code, occurrence: occurrence, number: number, title: title, ending: ending, at: at, seconds: seconds,
      statements: statements.compactMap { $0 }, outputs: outputs.compactMap { $0 })
  }
}

extension StatementRecord {
  var json: JSON {
    var fields = [
      JSON.Field("tree", .text(tree)),
      JSON.Field("reads", .record(reads.sorted { $0.key < $1.key }.map { JSON.Field($0.key, .text($0.value)) })),
    ]
    if !files.isEmpty {
      fields.append(
        JSON.Field(
          "files",
          .list(files.map { ["path": .text($0.path), "sha256": .text($0.hash), "stamp": .text($0.stamp)] })))
    }
    if !seeds.isEmpty { fields.append(JSON.Field("seeds", .list(seeds.map { .int($0) }))) }
    if !names.isEmpty { fields.append(JSON.Field("names", .list(names.map { .text($0) }))) }
    if !late.isEmpty { fields.append(JSON.Field("late", .list(late.map { .text($0) }))) }
    if let parameter { fields.append(JSON.Field("parameter", .text(parameter))) }
    if !outside.isEmpty { fields.append(JSON.Field("outside", .list(outside.map { .text($0) }))) }
    return .record(fields)
  }

  init?(_ json: JSON) {
    guard let tree = json["tree"]?.text, let reads = json["reads"]?.fields else { return nil }
    self.init(
      tree: tree, reads: [:], files: [], seeds: (json["seeds"]?.list ?? []).compactMap(\.int),
      names: (json["names"]?.list ?? []).compactMap(\.text), late: (json["late"]?.list ?? []).compactMap(\.text),
      parameter: json["parameter"]?.text, outside: (json["outside"]?.list ?? []).compactMap(\.text))
    for field in reads {
      guard let key = field.value.text else { return nil }
      self.reads[field.name] = key
    }
    for file in json["files"]?.list ?? [] {
      guard let path = file["path"]?.text, let hash = file["sha256"]?.text, let stamp = file["stamp"]?.text else {
        return nil
      }
      files.append(FileState(path: path, hash: hash, stamp: stamp))
    }
  }
}

extension CellOutput {
  var json: JSON {
    var fields = [JSON.Field("kind", .text(kind))]
    if let hash { fields.append(JSON.Field("sha256", .text(hash))) }
    if let code { fields.append(JSON.Field("code", .text(code))) }
    if let message { fields.append(JSON.Field("message", .text(message))) }
    fields.append(JSON.Field("lines", .list(lines.map { .text($0) })))
    if let table { fields.append(JSON.Field("table", table.json)) }
    if let svg { fields.append(JSON.Field("svg", .text(svg))) }
    return .record(fields)
  }

  init?(_ json: JSON) {
    guard let kind = json["kind"]?.text, let lines = json["lines"]?.list?.map(\.text), !lines.contains(nil) else {
      return nil
    }
    self.init(
      kind: kind, lines: lines.compactMap { $0 }, svg: json["svg"]?.text, hash: json["sha256"]?.text,
      code: json["code"]?.text, message: json["message"]?.text)
    if let grid = json["table"] {
      guard let table = TableGrid(grid) else { return nil }
      self.table = table
    }
  }
}

extension TableGrid {
  var json: JSON {
    [
      "columns": .list(
        columns.map { ["name": .text($0.name), "type": .text($0.type), "right": .bool($0.isRight)] }),
      "rows": .list(rows.map { .list($0.map { $0.map { .text($0) } ?? .null }) }),
      "notes": .list(notes.map { .text($0) }),
    ]
  }

  init?(_ json: JSON) {
    guard let columns = json["columns"]?.list, let rows = json["rows"]?.list, let notes = json["notes"]?.list else {
      return nil
    }
    let heads = columns.compactMap { column -> Column? in
      guard let name = column["name"]?.text, let type = column["type"]?.text else { return nil }
      return Column(name, type, isRight: column["right"] == .bool(true))
    }
    let cells = rows.compactMap { $0.list?.map(\.text) }
    guard heads.count == columns.count, cells.count == rows.count, cells.allSatisfy({ $0.count == heads.count }) else {
      return nil
    }
    self.init(columns: heads, rows: cells, notes: notes.compactMap(\.text))
  }
}
