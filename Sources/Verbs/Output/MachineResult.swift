import Engines
import Frames
import Language
import Serving

/// A result as one line of JSON for programs:
/// `{"kind":"frame","name":"loans","columns":[…],"rows":2,"value":[…],"sha256":"…"}`.
///
/// The hash is of the bytes of `value`, without the fields that differ each time a script runs (ids, times): the same
/// data, code and seed give the same hash.
struct MachineResult {
  private var head: [JSON.Field]
  private let value: [UInt8]
  let hash: String

  /// All rows of a table.
  init(_ frame: Frame, _ table: Table) {
    head = [JSON.Field("kind", .text("frame"))]
    if let name = frame.name { head.append(JSON.Field("name", .text(name))) }
    head.append(JSON.Field("columns", JSON(columns: table.schema)))
    head.append(JSON.Field("rows", .int(table.rowCount)))
    var writer = JSONWriter()
    writer.raw("[")
    for (number, row) in RowText.json(table).enumerated() {
      if number > 0 { writer.raw(",") }
      writer.raw(row)
    }
    writer.raw("]")
    value = writer.bytes
    hash = SHA256.hex(value)
  }

  /// Any other value.
  init(_ value: Value) {
    let kind = value.asObject.map(\.kind) ?? value.kind
    head = [JSON.Field("kind", .text(kind))]
    self.value = JSON(value).bytes
    if let domain = value.asObject as? DomainObject, !domain.passing.isEmpty {
      let lasting = domain.fields.filter { !domain.passing.contains($0.name) }
      hash = SHA256.hex(JSON.record(lasting.map { JSON.Field($0.name, JSON($0.value)) }).bytes)
    } else {
      hash = SHA256.hex(self.value)
    }
  }

  /// What `print` prints.
  init(printed text: String) {
    head = [JSON.Field("kind", .text("print"))]
    value = JSON.text(text).bytes
    hash = SHA256.hex(value)
  }

  var line: String {
    var bytes = JSON.record(head).bytes
    bytes.removeLast()
    bytes += Array(",\"value\":".utf8) + value + Array(",\"sha256\":\"\(hash)\"}".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}
