import ArgumentParser
import Serving

/// A command of the program as its declaration says: for completion and the manual, which say nothing of their own.
struct CommandFacts {
  /// How the value of an option, or a word, can be completed.
  enum Completion: Hashable {
    case words([String])
    case files([String])
    case folders
    case nothing
  }

  /// A flag, an option or a word of a command.
  struct Argument {
    /// With their dashes; none for a word.
    var flags: [String]
    var help: String
    var value: String
    var takesValue: Bool
    var isRepeating: Bool
    var isOptional: Bool
    var completion: Completion
  }

  var name: String
  var help: String
  var discussion: String
  var arguments: [Argument]
  var commands: [CommandFacts]

  var flags: [Argument] { arguments.filter { !$0.flags.isEmpty } }
  var words: [Argument] { arguments.filter { $0.flags.isEmpty } }

  /// The whole program; what is not to be shown is left out.
  static func program() throws -> CommandFacts {
    let facts = try JSON(Array(CommandLineTool._dumpHelp().utf8))
    return CommandFacts(facts["command"] ?? .null)
  }

  private init(_ json: JSON) {
    let isShown = { (json: JSON) in json["shouldDisplay"] != .bool(false) }
    name = json["commandName"]?.text ?? ""
    help = json["abstract"]?.text ?? ""
    discussion = json["discussion"]?.text ?? ""
    arguments = (json["arguments"]?.list ?? []).filter(isShown).map(Argument.init)
    // The parser's own `help` stands beside ours.
    var seen: Set<String> = []
    commands = (json["subcommands"]?.list ?? []).filter(isShown).map(CommandFacts.init)
      .filter { seen.insert($0.name).inserted }
  }
}

extension CommandFacts.Argument {
  fileprivate init(_ json: JSON) {
    flags = (json["names"]?.list ?? []).map { name in
      (name["kind"]?.text == "long" ? "--" : "-") + (name["name"]?.text ?? "")
    }
    help = json["abstract"]?.text ?? ""
    value = json["valueName"]?.text ?? ""
    takesValue = json["kind"]?.text == "option"
    isRepeating = json["isRepeating"] == .bool(true)
    isOptional = json["isOptional"] == .bool(true)
    let kind = json["completionKind"]
    if let values = kind?["list"]?["values"]?.list {
      completion = .words(values.compactMap(\.text))
    } else if let file = kind?["file"] {
      completion = .files((file["extensions"]?.list ?? []).compactMap(\.text))
    } else if kind?["directory"] != nil {
      completion = .folders
    } else {
      completion = .nothing
    }
  }
}
