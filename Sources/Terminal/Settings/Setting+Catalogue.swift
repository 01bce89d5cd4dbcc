import Display

/// Every setting, sorted as `mlops config` shows them. To add one: its declaration, its line in `all`, and the place that
/// asks for it.
extension Setting {
  public static let all: [Setting] = [
    .prompt, .continuation, .greeting, .theme, .colors, .keys, .bind, .editor, .pager, .history, .rows, .digits,
    .format,
    .progress,
  ]

  public static let prompt = text(
    "prompt", "What stands before a block; {n} is its number.", "mlops [{n}]> ")

  public static let continuation = text(
    "continuation", "What stands before the further lines of a block.", "...> ")

  public static let greeting = flag(
    "greeting", "Whether the prompt begins with a line on how to get help.", true)

  public static let theme = choice(
    "theme", "Colours for a dark or a light ground, or none.", ["dark", "light", "none"],
    overrides: [("NO_COLOR", "none")])

  public static let colors = pairs(
    "colors", "Single colours in place of the theme's: {number: \"bright cyan\", error: \"bold #ff5500\"}.",
    "a record of roles with colours such as \"red\", \"bold blue\", \"208\" or \"#ff8800\""
  ) { role, color in
    let roles = Palette.roles.map(\.name)
    guard roles.contains(role) else { return Wrong(piece: role, known: roles) }
    return Palette.code(color) == nil ? Wrong(piece: color) : nil
  }

  public static let keys = choice(
    "keys", "Whose keys the prompt has.", ["emacs", "vi"], overrides: [("MLOPS_KEYS", nil)])

  public static let bind = pairs(
    "bind", "Keys of your own: {\"ctrl-t\": \"search\"}, for \(KeyBinding.actionNames.joined(separator: ", ")).",
    "a record of keys such as \"ctrl-t\", \"alt-x\" or f2 with actions such as \"search\""
  ) { key, action in
    guard KeyBinding.actionNames.contains(action) else { return Wrong(piece: action, known: KeyBinding.actionNames) }
    return KeyBinding(key: key, action: action) == nil ? Wrong(piece: key) : nil
  }

  public static let editor = text(
    "editor", "The program that Ctrl-X Ctrl-E opens.", "vi", overrides: [("MLOPS_EDITOR", nil)],
    fallbacks: ["VISUAL", "EDITOR"])

  public static let pager = text(
    "pager", "Another program than mlops's own pager that `view` and long help are shown with.", "",
    overrides: [("MLOPS_PAGER", nil)],
    fallbacks: ["PAGER"])

  public static let history = count(
    "history", "How many blocks the prompt offers again; 0 keeps none.", 10_000, 0...1_000_000)

  public static let rows = count("rows", "How many rows of a table are shown at the prompt.", 10, 1...200)

  public static let digits = count(
    "digits", "How many digits of a single decimal are shown at the prompt; tables show one more.", 4, 1...15)

  public static let format = choice(
    "format", "How the prompt writes results where --format says nothing.", ["table", "csv", "json", "markdown"])

  public static let progress = flag("progress", "Whether long work shows how far it is.", true)
}
