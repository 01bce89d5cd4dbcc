import Display
import Frames
import Language
import Serving

extension JSON {
  /// A value of the language: dates and durations as text in their own spelling, a frame inside another value by its
  /// columns only, what has no content of its own by its kind and its text.
  init(_ value: Language.Value) {
    switch value {
    case .none: self = .null
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .object(let object):
      switch object {
      case let text as TextObject: self = .text(text.string)
      case let list as ListObject: self = .list(list.values.map { JSON($0) })
      case let range as RangeObject where (range.count ?? .max) <= 1_000_000:
        self = .list(((try? range.elements()) ?? []).map { JSON($0) })
      case let record as RecordObject: self = .record(record.fields.map { Field($0.name, JSON($0.value)) })
      case let frame as FrameObject: self = ["kind": .text("frame"), "columns": JSON(columns: frame.frame.schema)]
      case let chart as ChartObject: self = chart.json
      case let domain as DomainObject: self = .record(domain.fields.map { Field($0.name, JSON($0.value)) })
      case is DateObject, is TimeObject, is DurationObject: self = .text(object.inline)
      default: self = ["kind": .text(object.kind), "text": .text(object.inline)]
      }
    }
  }

  /// The columns of a frame with the user's words for their types.
  init(columns schema: Schema) {
    self = .list(schema.fields.map { ["name": .text($0.name), "type": .text($0.type.description)] })
  }
}

extension ChartObject {
  /// The chart with its picture.
  var json: JSON {
    ["chart": .text(drawing.chart.name), "title": .text(drawing.title), "svg": .text(drawing.svg())]
  }
}

extension JSON {
  /// One line of text.
  var line: String { String(decoding: bytes, as: UTF8.self) }
}
