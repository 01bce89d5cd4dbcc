internal import CEngines

/// LAPACK's functions, from the library that the machine has.
final class LapackLibrary: EngineLibrary {
  /// The functions; LAPACK lets any thread call them.
  let call: LapackFunctions
  /// The library that was opened.
  let path: String

  /// Opens LAPACK as the machine or the environment names it.
  init(in folder: EngineFolder) throws {
    let library = try SharedLibrary.open(.lapack, in: folder)
    var functions = LapackFunctions()
    // Safe because the handle is an open library and the struct lives through the call.
    if let missing = engines_fill_lapack(library.handle, &functions) {
      throw library.lacks(String(cString: missing), .lapack)
    }
    path = library.path
    call = functions
  }

  /// The version that the library tells.
  var version: String {
    var (major, minor, patch): (CInt, CInt, CInt) = (0, 0, 0)
    call.ilaver_(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  private static let opened = Result { try LapackLibrary(in: .standard) }

  /// LAPACK as this process found it, opened once.
  static func standard() throws -> LapackLibrary { try opened.get() }

  /// A size as LAPACK takes it; E034 for a matrix that is too large for it.
  static func size(_ count: Int) throws -> CInt {
    guard let size = CInt(exactly: count) else {
      throw Fault("E034", "a matrix of \(count) rows or columns is too large", help: "train on fewer features")
    }
    return size
  }
}
