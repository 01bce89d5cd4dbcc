/// How a session writes what it shows.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// As a person reads it: aligned, cut to the width of the window, with the first rows.
  case table
  /// Comma-separated values with a header; all rows.
  case csv
  /// JSON; a frame is a list of records, one a line; all rows.
  case json
  /// As a person reads it, in Markdown.
  case markdown
  /// For programs: one line of JSON a result, with a hash of its content.
  case lines
}
