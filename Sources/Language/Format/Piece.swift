/// What a formatter moves about as a whole: a token, a text with its fields, a comment, or a statement that cannot be
/// read.
struct Piece {
  enum Role: Equatable {
    case plain
    /// `brace` of a block; other brackets are `plain` openers and closers.
    case opener(isBlock: Bool)
    case closer(isBlock: Bool)
    case comment
    case cell
  }

  var text: String
  var role = Role.plain
  /// The kind of the token that it is or begins with; `.end` for a comment.
  var kind: Token.Kind = .end
  /// White space stood directly before.
  var hasSpaceBefore: Bool
  /// How many line breaks stood directly before.
  var breaks: Int
  /// The column at which it stood, from 0, in columns of a terminal.
  var column: Int
  var beginsStatement = false
  /// An operator between two values, as against one before a value.
  var isInfix = false
  /// A newline means nothing here: the innermost bracket is no block.
  var isBracketed = false
}
