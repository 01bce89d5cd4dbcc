public import Display

extension Settings {
  /// `mlops config`: each setting with its value and where it comes from.
  public func lines(_ paint: Paint) -> [String] {
    let names = Setting.all.map(\.name.count).max() ?? 0
    let values = Setting.all.map { DisplayWidth.of(self[$0].value.spelled) }.max() ?? 0
    let width = min(values, max(20, paint.width - names - 24))
    return Setting.all.map { setting in
      let entry = self[setting]
      let isDefault = entry.origin == "default"
      return paint(DisplayWidth.pad(setting.name, to: names), .accent) + "  "
        + DisplayWidth.pad(entry.value.spelled, to: width) + "  " + paint(entry.origin, isDefault ? .dim : .note)
    }
  }

  /// `mlops help config`: what can be set, and how.
  public static func help(_ paint: Paint) -> [String] {
    var lines = [
      paint("Settings of the prompt, in ~/.config/mlops/config.mlops (or in $XDG_CONFIG_HOME/mlops).", .heading), "",
    ]
    lines += introduction + [""]
    let width = Setting.all.map(\.name.count).max() ?? 0
    for setting in Setting.all {
      let blank = String(repeating: " ", count: width + 4)
      let help = WrappedText.lines(setting.help, width: max(20, paint.width - width - 4))
      lines.append("  " + paint(DisplayWidth.pad(setting.name, to: width), .accent) + "  " + (help.first ?? ""))
      lines += help.dropFirst().map { blank + $0 }
      lines += WrappedText.lines(details(setting), width: max(20, paint.width - width - 4)).map {
        blank + paint($0, .dim)
      }
    }
    return lines + ["", "example"] + example.map { "  " + $0 }
  }

  /// The same as a chapter of the reference, in Markdown.
  public static var markdown: [String] {
    ["## Settings", ""] + introduction + ["", "```mlops"] + example + ["```", ""]
      + Setting.all.flatMap { ["- `\($0.name)`: \($0.help)", "  - \(details($0))"] }
  }

  /// A file that says what holds anyway: `mlops config --example`.
  public static var file: [String] {
    Setting.all.flatMap { ["# \($0.help)", "# \($0.name) = \($0.standard.spelled)", ""] }.dropLast()
  }

  private static let introduction = [
    "The file is written in the language: a line a setting, `name = value`, with values written out. `mlops config`",
    "shows what is in force and where it comes from; `mlops config --example` prints a file to begin with. Only the",
    "prompt follows it, and every terminal its colours: a script never reads it, so that it gives the same everywhere.",
  ]

  private static let example = [
    "prompt = \"{n}: \"", "theme = \"light\"", "colors = {column: \"bold magenta\", number: \"#008080\"}",
    "keys = \"vi\"", "bind = {\"ctrl-t\": \"search\", f2: \"editor\"}", "rows = 20",
  ]

  private static func details(_ setting: Setting) -> String {
    var parts = [setting.expected, "default \(setting.standard.spelled)"]
    for override in setting.overrides { parts.append("\(override.variable) counts before it") }
    if !setting.fallbacks.isEmpty {
      parts.append("without it \(setting.fallbacks.joined(separator: ", then ")) counts")
    }
    return parts.joined(separator: "; ")
  }
}
