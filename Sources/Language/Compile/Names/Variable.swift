/// A variable of a function, of a `for`, a `catch`, or the left side of a pipe (named `_`), as the resolver sees it.
/// A script's own variables are slots of its `GlobalSpace` and not of this kind.
final class Variable {
  let name: String
  let isParameter: Bool
  /// Belongs to a `for`, `catch` or pipe: a fresh one each time round.
  let isScoped: Bool
  /// The function it belongs to.
  unowned let function: FunctionScope
  var assignments = 0
  var uses = 0
  var isCaptured = false
  /// A closure may be made before the last assignment is done: it must see the variable, not its value.
  var changesAfterCapture = false
  /// Bound inside a loop that the variable itself stands outside of.
  var changesInLoop = false
  /// How many loops the variable stands in.
  var depth = 0
  /// Given by the compiler.
  var register = -1

  init(_ name: String, in function: FunctionScope, isParameter: Bool = false, isScoped: Bool = false) {
    self.name = name
    self.function = function
    self.isParameter = isParameter
    self.isScoped = isScoped
  }

  var isBoxed: Bool { isCaptured && (changesAfterCapture || changesInLoop) }
}

/// The names of one function, or of the script around all functions.
final class FunctionScope {
  let parent: FunctionScope?
  /// The script itself: its names are global.
  let isMain: Bool
  /// The name by which a `fn` calls itself.
  let ownName: String?
  var variables: [String: Variable] = [:]
  /// In the order of definition, parameters first.
  var ordered: [Variable] = []
  /// What it takes from the functions around it, in the order of the closure's captures.
  var captures: [Variable] = []
  /// Of `for`, `catch` and pipes around the place that is being read, innermost last.
  var scoped: [Variable] = []
  var loopDepth = 0
  /// How many statements bind each name.
  var boundCounts: [String: Int] = [:]
  /// The function refers to itself by name through its own closure.
  var usesOwnName = false

  init(parent: FunctionScope?, isMain: Bool = false, ownName: String? = nil) {
    self.parent = parent
    self.isMain = isMain
    self.ownName = ownName
  }

  func define(_ name: String, isParameter: Bool = false) -> Variable {
    if let known = variables[name] { return known }
    let variable = Variable(name, in: self, isParameter: isParameter)
    variables[name] = variable
    ordered.append(variable)
    return variable
  }

  /// The variable of this function alone, innermost first.
  func own(_ name: String) -> Variable? {
    scoped.last { $0.name == name } ?? variables[name]
  }

  /// One statement alone binds the name, so a `fn` of that name stays what it is.
  func isBoundOnce(_ name: String) -> Bool { boundCounts[name] == 1 && variables[name]?.isParameter == false }

  /// The place of an outer variable among the captures, made when it is new.
  func capture(_ variable: Variable) -> Int {
    if let index = captures.firstIndex(where: { $0 === variable }) { return index }
    captures.append(variable)
    return captures.count - 1
  }
}
