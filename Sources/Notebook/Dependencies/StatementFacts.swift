import Engines
import Language
import Verbs

/// What is known of a statement from its text alone.
struct StatementFacts: Sendable {
  let statement: Statement
  /// Names the statement by its meaning: comments, blanks and line breaks do not change it.
  let tree: String
  let flow: NameFlow
  /// Names that are called, and bare names that are calls where no variable has the name.
  let called: Set<String>
  let bare: Set<String>
  /// The words of its queries, which may name variables.
  let asked: Set<String>
  /// It asks for a model by its name.
  let asksByName: Bool
  /// What it reads that nobody here can follow: the clock, another machine.
  let outside: [String]

  init(_ statement: Statement) {
    self.statement = statement
    tree = Keys.short(TreeText.text(statement))
    flow = NameFlow(statement)
    let calls = statement.calls
    called = Set(calls.map(\.name))
    var bare: Set<String> = []
    statement.visitExpressions { expression, _ in
      if case .name(let name, isCommand: true) = expression.kind { bare.insert(name) }
    }
    self.bare = bare
    var asked: Set<String> = []
    for query in calls where query.name == "sql" {
      for case .text(let text) in query.call.arguments.map(\.value.kind) {
        asked.formUnion(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
      }
    }
    self.asked = asked
    asksByName = calls.contains { Catalogue.verb($0.name)?.takesModelNames == true && $0.call.givesText }
    var outside = called.sorted().flatMap { Catalogue.effect(of: $0).outside }
    if calls.contains(where: { $0.call.namesMachine }) { outside.append("another machine") }
    // What a function reads counts where it is called.
    self.outside = flow.isDefinition ? [] : outside
  }
}

extension Call {
  /// A text stands among its positions: a name of a model.
  fileprivate var givesText: Bool {
    arguments.contains { argument in
      if argument.name == nil, case .text = argument.value.kind { return true }
      return false
    }
  }

  /// A text among its arguments is an address.
  fileprivate var namesMachine: Bool {
    arguments.contains { argument in
      if case .text(let text) = argument.value.kind { return text.contains("://") }
      return false
    }
  }
}
