import ArgumentParser
import Glibc
import Registry
import Terminal
import Verbs

/// What every command that works in a workspace understands.
struct GlobalOptions: ParsableArguments {
  @Option(help: "The folder that takes the place of .mlops/.", completion: .directory)
  var workspace: String?

  /// The flags of mlops itself that a script cannot take, as parameters would be called.
  static let beforeScript = [
    "json", "format", "workspace", "sandbox", "project", "max_steps", "max_time", "max_memory", "max_output",
  ]

  /// What a session is made with.
  func session(parameters: [String: String] = [:]) -> Session.Options {
    GlobalOptions.session(workspace: workspace, parameters: parameters)
  }

  /// The workspace of the current folder.
  var place: Workspace {
    Workspace.find(from: GlobalOptions.folder, override: workspace ?? Settings.variable("MLOPS_WORKSPACE"))
  }

  /// The current folder, the user's name, and the workspace by option or environment.
  static func session(workspace: String?, parameters: [String: String] = [:]) -> Session.Options {
    var options = Session.Options(
      folder: folder, workspace: workspace ?? Settings.variable("MLOPS_WORKSPACE"), user: user, executable: executable)
    options.parameters = parameters
    return options
  }

  private static var folder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  private static var user: String {
    if let name = Settings.variable("USER") ?? Settings.variable("LOGNAME") { return name }
    guard let entry = getpwuid(getuid()) else { return "somebody" }
    return String(cString: entry.pointee.pw_name)
  }

  private static var executable: String {
    guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(path) }
    return String(cString: path)
  }
}
