import Calendar
import GRDB

extension Registry {
  /// Writes down that a model was judged on rows, known by their content. Gives how often those rows have judged, and how many
  /// models: the best of many looks better on them than it is.
  public func judged(rows: String, model: String) throws -> (times: Int, models: Int) {
    try change { change in
      try change.execute(
        "INSERT INTO judgements (rows, model, who, at) VALUES (?, ?, ?, ?)",
        [rows, model, change.who, change.when.microseconds])
      try change.log("judge", String(rows.prefix(12)), "model \(model.prefix(12))")
      let counts = try Row.fetchOne(
        change.db, sql: "SELECT count(*), count(DISTINCT model) FROM judgements WHERE rows = ?", arguments: [rows])
      return (counts?[0] ?? 1, counts?[1] ?? 1)
    }
  }
}
