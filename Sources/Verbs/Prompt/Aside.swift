/// A line of the prompt that begins with `%` and a word, and is no statement.
public struct Aside {
  /// What follows the word.
  public enum Rest: Sendable {
    case nothing
    case statement
    case file
    /// One of some words, which are looked up when they are asked for.
    case words
  }

  var word: String
  var help: String
  var rest: Rest
  /// The words that can follow, for `Rest.words`; what each means stands beside it.
  var words: () -> [(text: String, help: String)] = { [] }

  static var own: [Aside] {
    [
      Aside(word: "inputs", help: "what was typed in this session", rest: .nothing),
      Aside(word: "profile", help: "a line with where its time goes: `%profile count loans`", rest: .statement),
      Aside(word: "time", help: "a line with the time that it takes: `%time count loans`", rest: .statement),
      Aside(word: "who", help: "the variables with their kinds", rest: .nothing),
    ]
  }
}
