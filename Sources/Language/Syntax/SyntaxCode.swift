/// The codes of what the reader of scripts finds; each stands for one kind of error.
enum SyntaxCode: String, CaseIterable {
  case notUTF8 = "S001"
  case tooLarge = "S002"
  /// A character that has no meaning in the language.
  case strangeCharacter = "S003"
  /// A character that cannot be seen, in a name.
  case invisibleCharacter = "S004"
  case unclosedText = "S005"
  case badEscape = "S006"
  case badNumber = "S007"
  /// A number that 64 bits do not hold.
  case numberTooLarge = "S008"
  case leadingZero = "S009"
  case noSuchDate = "S010"
  case unclosedBracket = "S011"
  case strayBracket = "S012"
  case valueExpected = "S013"
  /// A certain word or sign must stand here.
  case signExpected = "S014"
  /// The statement should have ended.
  case unexpected = "S015"
  case tooDeep = "S016"
  case reservedWord = "S017"
  /// What stands left of `=` cannot be bound.
  case notBindable = "S018"
  /// Comparisons and ranges do not chain.
  case chained = "S019"
  /// `_` outside a pipe.
  case noPipe = "S020"
  /// A stage of a pipe that is no call.
  case notAStage = "S021"
  case laterVersion = "S022"
  /// The way another language writes it.
  case otherLanguage = "S023"
  /// `break` outside a loop and the like.
  case misplaced = "S024"
  case argumentOrder = "S025"
  case duplicateName = "S026"
  /// A line that has a meaning, though perhaps not the one meant.
  case readAs = "S040"
  case suspicious = "S041"
}

extension Diagnostic {
  /// An error of reading: nothing of the text runs.
  init(_ code: SyntaxCode, _ message: String, _ source: Source, _ span: Span, help: String? = nil) {
    self.init(code.rawValue, message, source: source, span: span, help: help)
    ending = .unreadable
  }

  /// A remark beside a text that can be read.
  static func remark(
    _ severity: Severity, _ code: SyntaxCode, _ message: String, _ source: Source, _ span: Span, help: String? = nil
  ) -> Diagnostic {
    var diagnostic = Diagnostic(code.rawValue, message, source: source, span: span, help: help)
    diagnostic.severity = severity
    return diagnostic
  }
}
