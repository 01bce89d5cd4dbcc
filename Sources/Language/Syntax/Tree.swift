public import Calendar

/// The syntax tree. The parser makes it, the compiler reads it; every node knows its span.
/// Nesting is capped at 256 while parsing, so recursion over a tree is safe.

/// A script, a module, or what was typed at once.
public struct Script: Sendable {
  public var source: Source
  public var statements: [Statement]
  /// Warnings and notes about lines that can be read, though perhaps not as they were meant.
  public var remarks: [Diagnostic] = []

  public init(source: Source, statements: [Statement], remarks: [Diagnostic] = []) {
    self.source = source
    self.statements = statements
    self.remarks = remarks
  }
}

public struct Statement: Sendable {
  public var kind: Kind
  public var span: Span

  public indirect enum Kind: Sendable {
    /// Shown when it is a statement of the script itself, unless `isQuiet` (a `;` ended the line).
    case expression(Expression, isQuiet: Bool)
    /// `x = v`, `x += v`, `a, b = v`, `x.field = v`, `xs[0] = v`. `operation` is none for a plain `=`.
    case bind(targets: [Target], operation: BinaryOperator?, value: Expression)
    /// `fn name(…) …`.
    case function(Function)
    case forEach(index: Name?, item: Name, sequence: Expression, body: Block)
    case whileLoop(condition: Expression, body: Block)
    case breakLoop
    case continueLoop
    case returnValue(Expression?)
    /// `use "features.mlops"`, `use "features.mlops": ratio, clean` (`names` is none without a colon).
    case use(path: String, pathSpan: Span, names: [Name]?)
    /// `param source: file = "data/loans.csv"`; `type` is none where only a default is given.
    case param(name: Name, type: Name?, defaultValue: Expression?)
    /// `expect condition, "why"`.
    case expect(condition: Expression, why: Expression?)
    /// `test "name" { … }`.
    case test(name: Expression, body: Block)
  }
}

/// What stands on the left of `=`.
public indirect enum Target: Sendable {
  case name(Name)
  case field(Expression, Name)
  case index(Expression, Expression)
}

public struct Name: Sendable, Hashable {
  public var text: String
  public var span: Span
}

public struct Block: Sendable {
  public var statements: [Statement]
  public var span: Span
}

/// A `fn` with a name or a lambda.
public struct Function: Sendable {
  public var name: Name?
  public var parameters: [FunctionParameter]
  public var body: Body
  /// The `##` lines above, without the marks.
  public var help: String?
  public var span: Span

  public indirect enum Body: Sendable {
    case expression(Expression)
    /// `fn … => statement` other than an expression (such as `fn f() => fail "x"` is an expression; a binding is this).
    case statement(Statement)
    case block(Block)
  }
}

public struct FunctionParameter: Sendable {
  public var name: Name
  public var defaultValue: Expression?
}

public struct Expression: Sendable {
  public var kind: Kind
  public var span: Span

  public indirect enum Kind: Sendable {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case text(String)
    case date(Day)
    case time(Moment)
    case duration(Period)
    /// `f"…"`: literal text and expressions in turn.
    case format([FormatPart])
    case list([Element])
    case record([RecordEntry])
    case range(Expression, Expression)
    /// A bare name. `isCommand`: it is a whole statement or the head of a pipe, so a verb is called without arguments.
    case name(String, isCommand: Bool)
    /// `_`: the left side of the innermost pipe stage it is written in.
    case placeholder
    /// `.age`.
    case column(String)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression, operatorSpan: Span)
    case and(Expression, Expression)
    case or(Expression, Expression)
    /// `a ?? b`.
    case fallback(Expression, Expression)
    case member(Expression, Name)
    case index(Expression, Expression)
    case call(Call)
    /// `left | stage`. The parser has put the left side where it goes: when the stage has no `_` of its own, its call
    /// begins with a `.placeholder` argument, so a compiler needs one rule only.
    case pipe(Expression, stage: Expression)
    case lambda(Function)
    case ifElse(condition: Expression, then: Block, otherwise: Block?)
    /// `try a else b`; both sides a block or one expression.
    case tryElse(Block, otherwise: Block)
    /// `try { … } catch problem { … }`.
    case tryCatch(Block, problem: Name, handler: Block)
    /// A block in expression position: its last expression is its value.
    case block(Block)
  }
}

public struct Call: Sendable {
  public enum Form: Sendable { case parentheses, command }

  public var callee: Expression
  public var arguments: [CallArgument]
  public var form: Form
  /// The call is a pipe stage, whose first argument the parser may have put in.
  public var isStage: Bool
}

public struct CallArgument: Sendable {
  public var value: Expression
  /// `name: value`.
  public var name: Name?
  /// `..value`: a list gives positions, a record names.
  public var isSpread: Bool
}

public struct Element: Sendable {
  public var value: Expression
  public var isSpread: Bool
}

public enum RecordEntry: Sendable {
  case field(Name, Expression)
  case spread(Expression)
}

public enum FormatPart: Sendable {
  case text(String)
  /// `format` is what stands after the colon: `.3f`.
  case value(Expression, format: String?)
}

public enum UnaryOperator: String, Sendable { case minus = "-", not = "not" }

public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//", modulo = "mod", power = "**"
  case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case isIn = "in", isNotIn = "not in"
}
