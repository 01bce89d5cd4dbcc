import Engines

/// What DuckDB says of a delimited file, in the user's words.
enum CSVFault {
  /// A row that is cut wrongly, found while the whole file was read.
  static func told(_ fault: Fault, _ file: String) -> Fault {
    let lines = fault.message.split(separator: ";").map(String.init)
    let line = lines.first { $0.contains("CSV Error on Line:") }?.split(separator: " ").last.flatMap { Int($0) }
    let place = line.map { "line \(Remark.number($0)) of `\(file)`" } ?? "`\(file)`"
    if let found = lines.first(where: { $0.contains("Expected Number of Columns") }) {
      let numbers = found.split { !$0.isNumber }.compactMap { Int($0) }
      if numbers.count == 2 { return ragged(place, found: numbers[1], wanted: numbers[0], file) }
    }
    if lines.contains(where: { $0.contains("unterminated quote") }) { return unclosed(place, file) }
    return Fault("F038", "\(place) cannot be read: \(fault.message)", subject: file)
  }

  static func ragged(_ place: String, found: Int, wanted: Int, _ file: String) -> Fault {
    Fault(
      "F037", "\(place) has \(Remark.count(found, "field")), and the first line has \(wanted)", subject: file,
      help: "mend the row, or write `delimiter:` if the fields are separated by something else")
  }

  static func unclosed(_ place: String, _ file: String) -> Fault {
    Fault(
      "F037", "\(place): a quote is not closed, or stands inside a field", subject: file,
      help: "double a quote that belongs to the text")
  }
}
