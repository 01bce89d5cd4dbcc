public import Engines

extension Schema {
  /// F001: the column does not exist; with the nearest name and the columns that there are.
  public func unknown(_ name: String, in frame: String? = nil, because reason: String? = nil) -> Fault {
    let place = frame.map { " in `\($0)`" } ?? ""
    let message = "no column `\(name)`\(place)" + (reason.map { ": \($0)" } ?? "")
    let nearest = Spelling.nearest(name, in: names)
    let question = nearest.map { "did you mean `\(Spelling.column($0))`?  " } ?? ""
    return Fault("F001", message, subject: Spelling.column(name), help: question + "(columns: \(shortList))")
  }

  static func twins(_ a: String, _ b: String) -> Fault {
    a == b
      ? Fault("F002", "two columns have the name `\(a)`", subject: Spelling.column(a), help: "rename one of them")
      : Fault(
        "F002", "the columns `\(a)` and `\(b)` differ only in the case of their letters", subject: Spelling.column(b),
        help: "rename one of them")
  }

  /// The first names, and an ellipsis where there are more.
  var shortList: String {
    names.prefix(8).map(Spelling.name).joined(separator: ", ") + (count > 8 ? ", …" : "")
  }
}
