/// What the compiler makes of one function, or of one statement of a script: instructions, constants and tables.
final class Code {
  let name: String?
  let source: Source
  let space: GlobalSpace
  let parameters: [Parameter]
  let instructions: [Instruction]
  let constants: [Value]
  /// One for each instruction: the piece of text that an error there is about.
  let spans: [Span]
  let sites: [CallSite]
  let functions: [FunctionTemplate]
  let fields: [String]
  let paths: [Int]
  let patterns: [UnpackPattern]
  let shapes: [Shape]
  let formats: [Int]
  let expectations: [Expectation]
  let handlers: [Handler]
  let locals: [LocalName]
  /// The names of what it captures, in the order of the captures.
  let captureNames: [String]
  /// Registers that must be unset when a call begins and are let go of when it ends.
  let localCount: Int
  let registerCount: Int
  let isMain: Bool
  let isTest: Bool
  /// What the machine reads while it runs this.
  // Safe because it is made here, freed in deinit, and whoever runs code holds it.
  let entry: UnsafeMutablePointer<Entry>

  struct Parameter {
    var name: String
    var isRequired: Bool
  }

  /// Errors raised from `start` up to `end` go on at `target`, with the problem in `register` (if any) and every
  /// register from `level` on let go of.
  struct Handler {
    var start: Int
    var end: Int
    var target: Int
    var register: Int?
    var level: Int
  }

  /// Where a variable lies while instructions from `start` up to `end` run.
  struct LocalName {
    var name: String
    var register: Int
    var isBoxed: Bool
    var start: Int
    var end: Int
  }

  /// In `paths` stand the number of the steps of `x.field[0].name = v`, then these, outermost first: a field by its
  /// place in `fields`, or this, which takes the next of the consecutive index registers.
  static let indexStep = -1

  /// In `formats` stand the number of the pieces of an `f"…"`, then these: a text by its place in `constants`, or this,
  /// which takes the next of the consecutive registers, whose value dies. The operands of `concatenate` stand there too,
  /// their number first: twice a register, and one more where the value dies, or `~place` of a text in `constants`.
  static let registerPiece = -1

  struct UnpackPattern { var names: [String?]; var count: Int }

  /// A failed `expect`: its condition as written and the registers of the sub-expressions.
  struct Expectation {
    var condition: Span
    var parts: [(text: String, register: Int)]
    var whyRegister: Int?
  }

  init(_ builder: CodeBuilder) {
    name = builder.name
    source = builder.source
    space = builder.space
    parameters = builder.parameters
    instructions = builder.instructions
    constants = builder.constants
    spans = builder.spans
    sites = builder.sites
    functions = builder.functions
    fields = builder.fields
    paths = builder.paths
    patterns = builder.patterns
    shapes = builder.shapes
    formats = builder.formats
    expectations = builder.expectations
    handlers = builder.handlers
    locals = builder.locals
    captureNames = builder.captureNames
    localCount = builder.localCount
    registerCount = builder.registerCount
    isMain = builder.isMain
    isTest = builder.isTest
    entry = .allocate(capacity: 1)
    entry.initialize(to: Entry(self))
  }

  deinit {
    entry.pointee.destroy()
    entry.deallocate()
  }
}

/// A function as text defines it; running its definition makes a `FunctionObject` with what it captures.
final class FunctionTemplate {
  let function: Function
  let code: Code
  /// Where a new function finds what it captures, in order: in a register of the function that makes it, or, as `~place`,
  /// among that function's own captures.
  // Safe because the block has `captureCount` numbers, is freed in deinit, and who reads it holds the template.
  let captures: UnsafeMutablePointer<Int>
  let captureCount: Int

  init(function: Function, code: Code, captures: [Int]) {
    self.function = function
    self.code = code
    captureCount = captures.count
    self.captures = .allocate(capacity: max(1, captures.count))
    self.captures.initialize(from: captures, count: captures.count)
  }

  deinit { captures.deallocate() }
}
