import Frames
import Language

extension Verb {
  static let head = Verb(
    "head", "Take the first rows or elements.", effect: .look, foresight: .rows,
    Face(
      example: "loans | head 3", Parameter<Frame>("frame", "the rows"), Parameter<Int>("count", "how many", default: 10)
    ) { _, frame, count in try frame.head(checked(count)) },
    Face(
      example: "head([3, 1, 2], 2)", Parameter<[Value]>("list", "the elements"),
      Parameter<Int>("count", "how many", default: 10)
    ) { _, list, count in Value.list(Array(list.prefix(try checked(count)))) })

  private static func checked(_ count: Int) throws -> Int {
    guard count >= 0 else { throw Diagnostic("V062", "`head` takes a count of 0 or more, not \(count)") }
    return count
  }
}
