/// A shared library that does heavy work, opened when it is first used: what it is for, where its file lies in an
/// engine folder and how to get it.
public struct Engine: Hashable, Sendable {
  /// The folder's name in an engine folder, and the name in messages' help: `duckdb`.
  public let name: String
  /// The one version that results are known to repeat with.
  public let version: String
  /// What the engine does, as `mlops doctor` shows it.
  public let purpose: String
  /// The environment variable that names a library file by choice, if there is one.
  public let override: String?
  /// The beginnings of file names that hold the library, best first; none for a library of the machine itself.
  let fileNames: [String]
  /// The libraries that it leans on, besides the libpython that a file's name tells.
  let needs: [String]
  /// The name by which the machine finds its own library.
  var soname: String?

  /// Tables and SQL.
  public static let duckdb = Engine(
    name: "duckdb", version: "1.5.5", purpose: "tables and SQL", override: "MLOPS_DUCKDB",
    fileNames: ["libduckdb.so", "_duckdb.cpython-"], needs: [])

  /// Gradient-boosted trees.
  public static let lightgbm = Engine(
    name: "lightgbm", version: "4.7.0", purpose: "gradient-boosted trees", override: nil,
    fileNames: ["lib_lightgbm.so"], needs: ["libgomp.so.1"])

  /// Least squares and linear systems, from the machine's own packages: the reference library, whose results are the same on
  /// every processor, unless the machine has chosen another.
  public static let lapack = Engine(
    name: "lapack", version: "3", purpose: "linear models", override: "MLOPS_LAPACK", fileNames: [],
    needs: ["libgfortran.so.5", "libblas.so.3"], soname: "liblapack.so.3")

  /// Every engine of the catalogue, in the order of `mlops doctor`.
  public static let all = [duckdb, lightgbm, lapack]

  /// How to get the engine, as a line to type.
  public var remedy: String { "run scripts/setup" }

  /// The libraries that must be open before the file: what it always needs, and the libpython that its name tells.
  ///
  /// `_duckdb.cpython-311-x86_64-linux-gnu.so` leans on `libpython3.11.so.1.0`; no interpreter is started.
  func prerequisites(of path: String) -> [String] {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let parts = file.split(separator: "-")
    guard parts.count > 1, parts[0].hasSuffix(".cpython"), let major = parts[1].first else { return needs }
    return needs + ["libpython\(major).\(parts[1].dropFirst()).so.1.0"]
  }
}
