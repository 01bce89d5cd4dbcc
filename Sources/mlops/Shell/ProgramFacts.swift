/// What the manual and the help say of the program beside its commands.
enum ProgramFacts {
  static let exitCodes: [(code: Int, meaning: String)] = [
    (0, "done"), (1, "an error, or an expectation that failed"),
    (2, "the script could not be read, or a wrong option"), (130, "interrupted"),
  ]

  static let environment: [(name: String, meaning: String)] = [
    ("MLOPS_WORKSPACE", "The folder that takes the place of .mlops/; --workspace counts before it."),
    ("MLOPS_ENGINES", "The folder of the engines; ~/.local/share/mlops/engines without it."),
    ("MLOPS_DUCKDB", "A library of DuckDB by choice."),
    ("MLOPS_KEYS", "Whose keys the prompt has: emacs or vi."),
    ("MLOPS_EDITOR, VISUAL, EDITOR", "The program that Ctrl-X Ctrl-E opens."),
    ("MLOPS_PAGER, PAGER", "The program that view shows long tables with."),
    ("NO_COLOR", "Nothing is coloured when it is set."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME", "Where settings and engines lie, in place of ~/.config and ~/.local/share."),
    ("TMPDIR", "Where rows go that do not fit into memory; /tmp without it."),
  ]

  static let files: [(name: String, meaning: String)] = [
    ("~/.config/mlops/config.mlops", "Settings of the prompt; mlops help config explains them."),
    (".mlops/", "The workspace: registry, models, the log of predictions, and what was typed."),
    ("~/.local/share/mlops/engines/", "The engines: DuckDB and LightGBM."),
  ]

  static let examples: [(line: String, meaning: String)] = [
    ("mlops", "The prompt; ? shows the first steps."),
    ("mlops nightly.mlops --source may.csv", "Run a script; each of its param statements is a flag."),
    ("mlops -e 'load \"loans.csv\" | describe'", "Run a line."),
    ("mlops --format csv -e 'load \"loans.csv\" | head 5' > few.csv", "Write results for other programs."),
    ("mlops --sandbox --max-time 30s --max-memory 1GB theirs.mlops", "Run a script that somebody else has written."),
    ("mlops test checks.mlops", "Compare what a script shows with the comments beside it."),
  ]
}
