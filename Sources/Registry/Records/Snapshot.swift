public import Calendar
public import Frames
import GRDB

/// A version of a table that the workspace keeps: its rows as a Parquet file among the blobs, named by its content.
public struct Snapshot: Hashable, Codable, Sendable {
  public var name: String
  public var number: Int
  /// The content, wherever its rows came from.
  public var content: ContentHash
  public var columns: [Field]
  /// The SHA-256 of the file that holds the rows.
  public var blob: String
  /// Bytes of that file.
  public var size: Int
  public var note: String?
  public var who: String
  public var when: Moment

  public var reference: SnapshotName { SnapshotName(name, number) }

  init(row: Row) {
    name = row["name"]
    number = row["number"]
    content = ContentHash(hash: row["content"], rows: row["rows"])
    columns = Kept<[Field]>(text: row["columns"]).value ?? []
    blob = row["blob"]
    size = row["size"]
    note = row["note"]
    who = row["who"]
    when = Moment(microseconds: row["at"], isZoned: true)
  }
}
