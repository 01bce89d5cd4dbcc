public import Display
import Engines
public import Frames
public import Language
import Learning
import Registry

/// One conversation with mlops: variables, the workspace, the seeds, and the screen that results go to.
///
/// A plain class for one thread. It knows no terminal: a prompt, a script, a test and a trigger each bring a `Screen`.
public final class Session {
  /// What a session is made with.
  public struct Options: Sendable {
    /// What relative paths typed by hand begin at.
    public var folder: String
    /// The folder that takes the place of `.mlops/`; none to look for one upward from `folder`.
    public var workspace: String?
    /// The name written beside every act in the registry.
    public var user: String
    /// The values of a script's parameters, by name, as they stand on the command line.
    public var parameters: [String: String] = [:]
    /// `test` blocks run, and expectations are checked.
    public var isTesting = false
    public var seed: UInt64?
    /// How many rows of a table are shown.
    public var rowsShown = 10
    /// Pages of help beside those of verbs and codes, by what is asked for.
    public var pages: (@Sendable (_ word: String, _ paint: Paint) -> [String]?)?
    /// How results are written.
    public var output = OutputFormat.table
    /// Where what runs is kept in; none for no bounds.
    public var sandbox: Sandbox?
    /// What a script, or a block of a prompt, may use up.
    public var limits = Limits()
    /// The limits count over all that runs, as for a script; else for each block anew.
    public var limitsAreForAll = true
    /// Says the error where a run that has used up its limits cannot be stopped, and the process ends.
    public var lastWord: (@Sendable (Diagnostic) -> Void)?
    /// This program, for starting the workspace server in the background.
    public var executable: String

    public init(folder: String, workspace: String? = nil, user: String, executable: String) {
      self.folder = folder
      self.workspace = workspace
      self.user = user
      self.executable = executable
    }
  }

  public let options: Options
  public let screen: any Screen
  public let frames: FrameContext
  public private(set) lazy var interpreter = makeInterpreter()
  lazy var callables = makeCallables()
  /// Results of the prompt by number, for `out[3]`.
  public internal(set) var results: [Int: Value] = [:]
  /// The script that runs, for the records of runs; none at the prompt.
  var script: Source?
  var openRegistry: Registry?
  /// The experiment that runs are recorded under; none outside of all.
  var experiment: String?
  /// Where the time goes; none while nobody asks.
  var profile: Timings?
  /// Values that are shown once their time was measured; none while values are shown at once.
  var heldBack: [Value]?
  /// How far the last work was that was stopped.
  var stoppedAt: Progress?
  /// What a stopped training reached, until it is taken.
  var openOffer: OpenOffer?
  /// Whether there is a next line in which an offer can be taken.
  var takesOffers = false
  /// Keeps what the session does, where somebody wants a record of it.
  public var trace: SessionTrace?
  let stopFlag = StopFlag()
  private(set) lazy var watchdog: Watchdog? =
    options.limits.isWatched ? Watchdog(options.limits, stopFlag) { [last = options.lastWord] in last?($0) } : nil
  private(set) lazy var offeredColumns = OfferedColumns(fence: options.sandbox?.fence)
  /// Told, from another thread, when what completion offers has changed: an example has come.
  public var suggestionsChanged: (@Sendable () -> Void)?
  /// Lines of the prompt that begin with `%` and a word, for completion.
  var asides: [Aside] = []
  /// A half-written line is looked at: nothing may be read, drawn or opened for it.
  var isGlancing = false
  /// What a line that begins with `|` goes on with; none where there is nothing.
  var continued: String?
  /// Remarks that were shown, each once.
  var told: Set<String> = []

  public init(_ options: Options, screen: any Screen) {
    self.options = options
    let flag = stopFlag
    let shown: any Screen = options.limits.output.map { LimitedScreen(screen, limit: $0, flag: flag) } ?? screen
    self.screen = shown
    let seed = options.seed ?? UInt64.random(in: .min ... .max)
    let settings = DuckSettings(memoryLimit: options.limits.memory.map { $0 / 3 * 2 }, fence: options.sandbox?.fence)
    self.frames = FrameContext(folder: options.folder, seed: seed, settings: settings) { line in
      // Work that was stopped says nothing any more.
      if !Watch.current.isStopped { shown.remark(line) }
    }
  }

  private func makeInterpreter() -> Interpreter {
    let interpreter = Interpreter(host: self, stopFlag: stopFlag)
    interpreter.budget.steps = options.limits.steps
    interpreter.budget.memory = options.limits.memory
    interpreter.budget.isForAll = options.limitsAreForAll
    interpreter.isTesting = options.isTesting
    interpreter.parameterTexts = options.parameters
    return interpreter
  }

  private func makeCallables() -> [String: Callable] {
    var callables: [String: Callable] = [:]
    for function in ScalarFunction.all { callables[function.name] = FunctionCallable(function) }
    for estimator in Estimator.catalogue { callables[estimator.name] = EstimatorCallable(estimator, session: self) }
    for preparation in PreparationKind.catalogue { callables[preparation.name] = PreparationCallable(preparation) }
    for verb in Catalogue.verbs { callables[verb.name] = VerbCallable(verb, session: self) }
    return callables
  }
}
