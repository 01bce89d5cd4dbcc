/// What the user of a prompt has settled.
public struct PromptStyle: Hashable, Sendable {
  /// What stands before a block, with `{n}` for its number; none for mlops's own, which gets shorter in narrow windows.
  public var prompt: String?
  /// What stands before further lines; none for mlops's own.
  public var continuation: String?
  /// Keys of the user's own.
  public var bindings: [KeyBinding] = []
  /// The external editor; none where no program may be started.
  public var editor: String? = ExternalEditor.usual
  /// How many blocks of the history are offered; 0 keeps none.
  public var history = 10_000
  /// A line above the first prompt of a terminal.
  public var greeting: String?

  public init() {}

  /// The style that settings ask for.
  public init(_ settings: Settings) {
    let prompt = settings.text(.prompt)
    self.prompt = .text(prompt) == Setting.prompt.standard ? nil : prompt
    let continuation = settings.text(.continuation)
    self.continuation = .text(continuation) == Setting.continuation.standard ? nil : continuation
    bindings = settings.pairs(.bind).sorted { $0.key < $1.key }.compactMap { KeyBinding(key: $0.key, action: $0.value) }
    editor = settings.text(.editor)
    history = settings.count(.history)
  }
}
