/// Reads `#=> text` and `#!> text` comments and ties each to the statement it stands beside or below.
struct Expectations {
  let source: Source
  let comments: [Comment]

  init(_ source: Source, _ comments: [Comment]) {
    self.source = source
    self.comments = comments.filter { $0.kind == .shows || $0.kind == .raises }
  }

  /// A comment belongs to the last statement that begins before it; several `#=>` are several lines of one text.
  func attach(to statements: inout [ReadStatement]) {
    var owner = 0
    for comment in comments {
      while owner + 1 < statements.count, statements[owner + 1].span.start < comment.span.start { owner += 1 }
      guard owner < statements.count, statements[owner].span.start < comment.span.start else { continue }
      let expected = Expectation(text: text(comment), span: comment.span)
      if comment.kind == .raises {
        statements[owner].raises.append(expected)
      } else if let earlier = statements[owner].shows {
        statements[owner].shows = Expectation(
          text: earlier.text + "\n" + expected.text, span: earlier.span.joined(expected.span))
      } else {
        statements[owner].shows = expected
      }
    }
  }

  /// What follows the mark, without one space before it and without the spaces at its end.
  private func text(_ comment: Comment) -> String {
    var bytes = source.bytes[Int(comment.span.start) + 3..<Int(comment.span.end)]
    if bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    while let last = bytes.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
