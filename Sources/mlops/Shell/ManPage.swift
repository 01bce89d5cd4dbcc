/// The manual page in roff, from the same declarations as the help.
struct ManPage {
  let program: CommandFacts

  var lines: [String] {
    var lines = [
      ".TH MLOPS 1 \"\(Version.date)\" \"\(ManPage.text(Version.text))\" \"User Commands\"", ".SH NAME",
      "mlops \\- train, register, serve and watch models in one small language", ".SH SYNOPSIS",
    ]
    for (flags, rest) in [("", ""), ("", "FILE [flags of the script]"), ("-e", "LINE"), ("", "COMMAND ...")] {
      lines.append(".B mlops\(flags.isEmpty ? "" : " " + ManPage.text(flags))")
      if !rest.isEmpty { lines.append(ManPage.text(rest)) }
      lines.append(".br")
    }
    lines.removeLast()
    lines += [".SH DESCRIPTION"] + paragraph(ManPage.description)
    lines += [".SH COMMANDS"]
    for command in program.commands { lines += section(command) }
    lines += [".SH EXIT STATUS"] + ProgramFacts.exitCodes.flatMap { tagged(String($0.code), $0.meaning) }
    lines += [".SH ENVIRONMENT"] + ProgramFacts.environment.flatMap { tagged($0.name, $0.meaning) }
    lines += [".SH FILES"] + ProgramFacts.files.flatMap { tagged($0.name, $0.meaning) }
    lines += [".SH EXAMPLES"] + ProgramFacts.examples.flatMap { tagged($0.line, $0.meaning) }
    return lines
  }

  private static let description = """
    The whole life of a machine-learning model in one small language: load tables, prepare them, train, evaluate, \
    register, deploy and watch, at a prompt or in a script. Without words, mlops is the prompt; with a file, it runs \
    the file. What a verb of the language does is told by mlops help VERB, and what an error means by mlops help CODE.
    """

  private func section(_ command: CommandFacts) -> [String] {
    let words = command.words.map { word in
      let name = word.value.uppercased() + (word.isRepeating ? "..." : "")
      return word.isOptional ? "[\(name)]" : name
    }
    var lines = [".SS \(ManPage.text((["mlops", command.name] + words).joined(separator: " ")))"]
    lines += paragraph(command.help)
    for line in command.discussion.split(separator: "\n") { lines += [".PP"] + paragraph(String(line)) }
    for flag in command.flags where flag.flags != ["-h", "--help"] && flag.flags != ["--version"] {
      let value = flag.takesValue ? " " + flag.value.uppercased() : ""
      lines += tagged(flag.flags.joined(separator: ", ") + value, flag.help)
    }
    return lines
  }

  private func tagged(_ tag: String, _ text: String) -> [String] {
    [".TP", ".B \(ManPage.text(tag))"] + paragraph(text)
  }

  private func paragraph(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      var lines: [String] = []
      for word in ManPage.plain(String(line)).split(separator: " ") {
        let word = ManPage.text(String(word))
        if let last = lines.last, last.utf8.count + word.utf8.count < ManPage.longest {
          lines[lines.count - 1] = last + " " + (word.hasPrefix("\\&") ? String(word.dropFirst(2)) : word)
        } else {
          lines.append(word)
        }
      }
      return lines
    }
  }

  /// Of a line of the source, in bytes; roff fills the lines that are shown by itself.
  private static let longest = 78

  /// Without the marks that help puts around what is typed.
  private static func plain(_ text: String) -> String { text.filter { $0 != "`" } }

  /// Text that roff takes as it stands: no command at the beginning of a line, dashes that can be copied.
  static func text(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "\"": result += "\\(dq"
      case "~": result += "\\(ti"
      case "^": result += "\\(ha"
      case _ where character.isASCII: result.append(character)
      default: for scalar in character.unicodeScalars { result += "\\[u\(ManPage.hex(scalar))]" }
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
