/// Warnings and notes about lines that have a meaning, though perhaps not the one meant.
enum SlipRemarks {
  static func statement(_ statement: Statement, _ parser: inout Parser) {}
  static func infix(_ infix: Infix, _ left: Expression, _ parser: inout Parser) {}
  static func command(_ call: Call, firstArgument: Int, _ parser: inout Parser) {}
}
