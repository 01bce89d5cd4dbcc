import Display
import Language
import Terminal

/// What the user's settings make of the screen: read once, by the prompt at its start and elsewhere when a terminal is
/// first painted in colour.
enum Appearance {
  /// The settings in force, with their colours in use.
  static let settings: Settings = {
    let settings = Settings()
    Palette.current = palette(settings)
    return settings
  }()

  /// Has the colours used; for screens that paint.
  static func prepare() { _ = settings }

  /// What the prompt says of a file that is wrong: the first problem, and that there are more.
  static func problems() -> [Diagnostic] {
    guard var first = settings.problems.first else { return [] }
    let more = settings.problems.count - 1
    if more > 0 { first.notes.append("and \(NumberText.count(more, "more problem")): `mlops config`") }
    return [first]
  }

  static func greeting(isKeptIn: Bool) -> String {
    Version.text + (isKeptIn ? " in a sandbox" : "")
      + " · ? shows the first steps, ?load explains a verb, Ctrl-D leaves"
  }

  private static func palette(_ settings: Settings) -> Palette {
    var palette: Palette
    switch settings.text(.theme) {
    case "light": palette = .light
    case "none": palette = Palette(isOff: true)
    default: palette = Palette()
    }
    for (name, role) in Palette.roles {
      if let code = settings.pairs(.colors)[name].flatMap(Palette.code) { palette.codes[role] = code }
    }
    return palette
  }
}
