import Display
import Frames
import Language
import Learning
import Registry

extension Verb {
  static let card = Verb(
    "card",
    "Make a model's card: purpose, data, training, metrics, groups, fairness, limits and contract; `save` writes it as a page.",
    effect: .none, example: "card model, test, purpose: \"who will take the pro plan\"",
    Parameter<ModelChoice>("model", "the model, or a version"),
    Parameter<Frame?>("frame", "the rows to judge it on", default: nil),
    Parameter<String?>("purpose", "what it is for, and what it is not for", default: nil),
    Parameter<Columns>("by", "groups that metrics and fairness are shown for", default: .none),
    Parameter<Texts>("limits", "what users must know, in sentences", default: Texts(texts: [])),
    Parameter<Bool>("seen", "allow rows that the model was trained on", default: false)
  ) { session, choice, frame, purpose, by, limits, seen in
    let model = choice.model
    var judging: (rows: Frame, columns: [String])?
    if let frame {
      let (rows, columns) = try by.grouping(frame)
      judging = (rows, columns)
    } else if by.expressions != nil {
      throw Diagnostic("V001", "`card` needs rows for `by:`", help: "`card model, test, by: .sex`")
    }
    let facts = try session.work("judging") { [judging] in
      try CardFacts(model, on: judging?.rows, by: judging?.columns ?? [], seen: seen)
    }
    let lineage = choice.object.map { "trained in run \($0.run.id)" }
    return CardObject(
      CardText(facts, purpose: purpose, limits: limits.texts, lineage: lineage).document, facts, session.frames)
  }
}

/// One text, or a list of them.
struct Texts: Argument {
  var texts: [String]

  static var word: String { "a text or a list of texts" }
  static func accepts(_ value: Value) -> Bool { value.asText != nil || value.asList != nil }

  static func read(_ given: Given, _ session: Session) throws -> Texts {
    if let text = given.value.asText { return Texts(texts: [text]) }
    guard let list = given.value.asList else { throw given.wrong(word) }
    return Texts(
      texts: try list.map { value in
        guard let text = value.asText else { throw given.of(nil, value).wrong("a text") }
        return text
      })
  }
}

/// A model's card as a value; `save` writes it as HTML or Markdown.
final class CardObject: DomainObject {
  let document: Document
  private let facts: CardFacts
  private let context: FrameContext

  init(_ document: Document, _ facts: CardFacts, _ context: FrameContext) {
    self.document = document
    self.facts = facts
    self.context = context
    super.init()
  }

  override var kind: String { "card" }
  override var inline: String { "card(\(document.title))" }
  override var fields: [(name: String, value: Value)] {
    [("title", .text(document.title)), ("sections", .list(document.sections.map { .text($0.title) }))]
  }
  override var memberNames: [String] { super.memberNames + ["markdown", "html"] }
  override func member(_ name: String) throws -> Value? {
    switch name {
    case "markdown": .text(document.markdown)
    case "html": .text(document.html)
    default: try super.member(name)
    }
  }
  override func showable(_ session: Session) -> any Showable { document }
}

extension CardObject: Argument {
  static var word: String { "a card" }
  static func accepts(_ value: Value) -> Bool { value.asObject is CardObject }

  static func read(_ given: Given, _ session: Session) throws -> Self {
    guard let card = given.value.asObject as? Self else {
      throw given.wrong(word, help: "`card model, test` gives one")
    }
    return card
  }
}
