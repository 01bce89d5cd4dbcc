import Glibc
public import Language

/// The settings in force, each with where it comes from: the environment before the file, the file before the default.
///
/// Only the prompt follows them, and every terminal their colours. A script never does: what it computes and writes is
/// the same for everybody.
public struct Settings: Sendable {
  /// A setting's value and its origin, as `mlops config` tells it.
  public struct Entry: Hashable, Sendable {
    public var value: SettingValue
    public var origin: String
  }

  /// What is wrong in the file, in its order; the settings that are named there keep their defaults.
  public private(set) var problems: [Diagnostic] = []
  /// The file, whether it is there or not; none without a home folder.
  public let path: String?
  private var entries: [String: Entry] = [:]

  /// Reads the file that the environment names.
  public init(environment: (String) -> String? = Settings.variable) {
    path = SettingsFile.path(environment)
    if let path {
      do {
        if let source = try SettingsFile.source(path) {
          var entries = entries
          var problems: [Diagnostic] = []
          SettingsFile.read(
            source,
            setting: { entries[$0.name] = Entry(value: $1, origin: "config.mlops:\($2)") },
            problem: { problems.append($0) })
          self.entries = entries
          self.problems = problems
        }
      } catch let problem as Diagnostic { problems.append(problem) } catch {
        problems.append(Diagnostic("T001", "`\(path)` cannot be read"))
      }
    }
    for setting in Setting.all { look(for: setting, environment) }
  }

  private mutating func look(for setting: Setting, _ environment: (String) -> String?) {
    for override in setting.overrides {
      guard let text = environment(override.variable) else { continue }
      if let value = setting.value(of: override.value ?? text), setting.problem(value) == nil {
        entries[setting.name] = Entry(value: value, origin: override.variable)
        return
      }
      problems.append(
        Diagnostic(
          "T001", "the environment's \(override.variable) is \(setting.expected), not `\(text)`",
          help: "unset it, or set it to one of them"))
    }
    guard entries[setting.name] == nil else { return }
    for variable in setting.fallbacks {
      guard let text = environment(variable), let value = setting.value(of: text), setting.problem(value) == nil
      else { continue }
      entries[setting.name] = Entry(value: value, origin: variable)
      return
    }
  }

  /// What the command line says, before all else.
  public mutating func override(_ setting: Setting, _ value: SettingValue, flag: String) {
    entries[setting.name] = Entry(value: value, origin: flag)
  }

  public subscript(setting: Setting) -> Entry {
    entries[setting.name] ?? Entry(value: setting.standard, origin: "default")
  }

  public func text(_ setting: Setting) -> String {
    if case .text(let text) = self[setting].value { text } else { "" }
  }

  public func count(_ setting: Setting) -> Int {
    if case .count(let count) = self[setting].value { count } else { 0 }
  }

  public func flag(_ setting: Setting) -> Bool { self[setting].value == .flag(true) }

  public func pairs(_ setting: Setting) -> [String: String] {
    if case .pairs(let pairs) = self[setting].value { pairs } else { [:] }
  }

  /// A variable of the environment; none where it is empty.
  public static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
