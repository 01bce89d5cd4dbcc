/// Writes a tree as one line of nested parentheses, for tests and for looking at what the parser made.
public struct TreeText {
  /// A script, a statement a line.
  public static func text(_ script: Script) -> String {
    script.statements.map(text).joined(separator: "\n")
  }

  public static func text(_ statement: Statement) -> String {
    switch statement.kind {
    case .expression(let value, let isQuiet): isQuiet ? form("quiet", text(value)) : text(value)
    case .bind(let targets, let operation, let value):
      form((operation?.rawValue ?? "") + "=", targets.map(text).joined(separator: ","), text(value))
    case .function(let function): text(function)
    case .forEach(let index, let item, let sequence, let body):
      form("for", (index.map { $0.text + "," } ?? "") + item.text, text(sequence), text(body))
    case .whileLoop(let condition, let body): form("while", text(condition), text(body))
    case .breakLoop: "(break)"
    case .continueLoop: "(continue)"
    case .returnValue(let value): form("return", value.map(text))
    case .use(let path, _, let names):
      form("use", quoted(path), names.map { $0.map(\.text).joined(separator: ",") })
    case .param(let name, let type, let value):
      form("param", name.text + (type.map { ":" + $0.text } ?? ""), value.map(text))
    case .expect(let condition, let why): form("expect", text(condition), why.map(text))
    case .test(let name, let body): form("test", text(name), text(body))
    }
  }

  public static func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .none: "none"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .text(let value): quoted(value)
    case .date(let day): "\(day)"
    case .time(let moment): "\(moment)"
    case .duration(let period): "\(period)"
    case .format(let parts): form("format", parts.map(text).joined(separator: " "))
    case .list(let elements): "[" + elements.map { spread($0.isSpread, text($0.value)) }.joined(separator: " ") + "]"
    case .record(let entries): "{" + entries.map(text).joined(separator: " ") + "}"
    case .range(let low, let high): form("..", text(low), text(high))
    case .name(let name, let isCommand): isCommand ? name + "!" : name
    case .placeholder: "_"
    case .column(let name): "." + name
    case .unary(let operation, let value): form(operation.rawValue, text(value))
    case .binary(let operation, let left, let right, _): form(operation.rawValue, text(left), text(right))
    case .and(let left, let right): form("and", text(left), text(right))
    case .or(let left, let right): form("or", text(left), text(right))
    case .fallback(let left, let right): form("??", text(left), text(right))
    case .member(let base, let field): form("field", text(base), field.text)
    case .index(let base, let index): form("at", text(base), text(index))
    case .call(let call): text(call)
    case .pipe(let left, let stage): form("|", text(left), text(stage))
    case .lambda(let function): text(function)
    case .ifElse(let condition, let then, let otherwise):
      form("if", text(condition), text(then), otherwise.map(text))
    case .tryElse(let body, let otherwise): form("try", text(body), text(otherwise))
    case .tryCatch(let body, let problem, let handler): form("catch", text(body), problem.text, text(handler))
    case .block(let block): text(block)
    }
  }

  private static func text(_ call: Call) -> String {
    form(text(call.callee) + (call.form == .command ? "'" : ""), call.arguments.map(text).joined(separator: " "))
  }

  private static func text(_ argument: CallArgument) -> String {
    (argument.name.map { $0.text + ":" } ?? "") + spread(argument.isSpread, text(argument.value))
  }

  private static func text(_ entry: RecordEntry) -> String {
    switch entry {
    case .field(let name, let value): name.text + ":" + text(value)
    case .spread(let value): spread(true, text(value))
    }
  }

  private static func text(_ part: FormatPart) -> String {
    switch part {
    case .text(let letters): quoted(letters)
    case .value(let value, let format): text(value) + (format.map { ":" + $0 } ?? "")
    }
  }

  private static func text(_ target: Target) -> String {
    switch target {
    case .name(let name): name.text
    case .field(let base, let name): form("field", text(base), name.text)
    case .index(let base, let index): form("at", text(base), text(index))
    }
  }

  private static func text(_ function: Function) -> String {
    let parameters = function.parameters.map { $0.name.text + ($0.defaultValue.map { "=" + text($0) } ?? "") }
    let body =
      switch function.body {
      case .expression(let value): text(value)
      case .statement(let statement): text(statement)
      case .block(let block): text(block)
      }
    return form("fn", function.name?.text, "(" + parameters.joined(separator: " ") + ")", body)
  }

  private static func text(_ block: Block) -> String {
    "{" + block.statements.map(text).joined(separator: "; ") + "}"
  }

  private static func form(_ head: String, _ parts: String?...) -> String {
    "(" + ([head] + parts.compactMap { $0 }).filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  private static func spread(_ isSpread: Bool, _ text: String) -> String { isSpread ? ".." + text : text }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      switch character {
      case "\n": result += "\\n"
      case "\"": result += "\\\""
      default: result.append(character)
      }
    }
    return result + "\""
  }
}
