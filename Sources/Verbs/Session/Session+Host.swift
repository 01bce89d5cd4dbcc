import Display
import Engines
import Frames
import Glibc
public import Language

extension Session: Host {
  public func callable(named name: String) -> Callable? { callables[name] }

  public var callableNames: [String] { Catalogue.names }

  public func column(_ name: String) -> Value { .object(ColumnObject(.column(name))) }

  /// A frame is called after the first variable that holds it.
  public func bound(_ name: String, to value: Value) {
    guard let object = value.asObject as? FrameObject, object.frame.name == nil else { return }
    object.frame = object.frame.named(name)
  }

  public func show(_ value: Value) throws {
    if heldBack == nil { try write(value) } else { heldBack?.append(value) }
  }

  public func translate(_ error: any Error) -> Diagnostic? {
    guard let fault = error as? Fault else { return nil }
    var diagnostic = Diagnostic(fault.code, fault.message, help: fault.help)
    diagnostic.subject = fault.subject
    if fault.code == "F053", fault.help == nil, let word = fault.subject?.dropFirst(),
      let ours = ForeignWords.help(String(word))
    {
      diagnostic.help = "functions stand before a column; \(ours)"
    }
    if fault.code == "E011" {
      if let limit = stopFlag.exhausted { return limit }
      diagnostic.ending = .interrupted
    }
    return diagnostic
  }

  /// Any error as a diagnostic.
  public func diagnostic(_ error: any Error) -> Diagnostic {
    (error as? Diagnostic) ?? translate(error) ?? Diagnostic("V099", "\(error)")
  }

  /// Relative paths begin at the folder of the script that names them; typed ones at the session's folder.
  public func resolvePath(_ path: String, from source: Source?) -> String {
    if path.hasPrefix("/") { return path }
    if path.hasPrefix("~/"), let home = getenv("HOME") { return String(cString: home) + path.dropFirst() }
    guard let source, source.name.contains("/") || source.name.hasSuffix(".mlops"),
      let slash = source.name.lastIndex(of: "/")
    else { return options.folder + "/" + path }
    let folder = String(source.name[..<slash])
    return folder.hasPrefix("/") ? folder + "/" + path : options.folder + "/" + folder + "/" + path
  }

  public func readModule(_ path: String, from source: Source) throws -> Source {
    let resolved = resolvePath(path, from: source)
    try permit(resolved, written: path)
    trace?.files.append(resolved)
    trace?.paths.append(SessionTrace.UsedPath(written: path, resolved: resolved, site: .nowhere))
    return try Script.source(at: resolved)
  }
}
