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
  /// Whether most people never need it: `scripts/setup` alone does not fetch it.
  public let isOptional: Bool
  /// The beginnings of file names that hold the library, best first; none for a library of the machine itself.
  let fileNames: [String]
  /// The libraries that it leans on, besides the libpython that a file's name tells.
  let needs: [String]
  /// The beginnings of the names of libraries that lie beside it and that it leans on.
  let brings: [String]
  /// The name by which the machine finds its own library.
  let soname: String?
  private let library: any EngineLibrary.Type

  init(
    _ library: any EngineLibrary.Type, name: String, version: String, purpose: String, override: String? = nil,
    isOptional: Bool = false, fileNames: [String] = [], needs: [String] = [], brings: [String] = [],
    soname: String? = nil
  ) {
    self.library = library
    self.name = name
    self.version = version
    self.purpose = purpose
    self.override = override
    self.isOptional = isOptional
    self.fileNames = fileNames
    self.needs = needs
    self.brings = brings
    self.soname = soname
  }

  /// Tables and SQL.
  public static let duckdb = Engine(
    DuckLibrary.self, name: "duckdb", version: "1.5.5", purpose: "tables and SQL", override: "MLOPS_DUCKDB",
    fileNames: ["libduckdb.so", "_duckdb.cpython-"])

  /// Gradient-boosted trees.
  public static let lightgbm = Engine(
    LightGBMLibrary.self, name: "lightgbm", version: "4.7.0", purpose: "gradient-boosted trees",
    fileNames: ["lib_lightgbm.so"], needs: ["libgomp.so.1"])

  /// Gradient-boosted trees of another make; it brings an OpenMP of its own.
  public static let xgboost = Engine(
    XGBoostLibrary.self, name: "xgboost", version: "3.2.0", purpose: "gradient-boosted trees",
    fileNames: ["libxgboost.so"], brings: ["libgomp-"])

  /// Models of other tools.
  public static let onnxruntime = Engine(
    OnnxLibrary.self, name: "onnxruntime", version: "1.32.0", purpose: "models of other tools", isOptional: true,
    fileNames: ["libonnxruntime.so."])

  /// Least squares and linear systems, from the machine's own packages: the reference library, whose results are the same on
  /// every processor, unless the machine has chosen another.
  public static let lapack = Engine(
    LapackLibrary.self, name: "lapack", version: "3", purpose: "linear models", override: "MLOPS_LAPACK",
    needs: ["libgfortran.so.5", "libblas.so.3"], soname: "liblapack.so.3")

  /// Every engine of the catalogue, in the order of `mlops doctor`.
  public static let all = [duckdb, lightgbm, xgboost, lapack, onnxruntime]

  /// How to get the engine, as a line to type.
  public var remedy: String { isOptional ? "run scripts/setup \(name)" : "run scripts/setup" }

  /// The name and the version that the library itself tells, as a model's card keeps them: `lapack 3.11.0`.
  public var told: String { "\(name) \((try? library.standard())?.version ?? version)" }

  /// Opens the library from a folder; which file it was and the version that it tells.
  func opened(in folder: EngineFolder) throws -> (path: String, version: String) {
    let found = try library.init(in: folder)
    return (found.path, found.version)
  }

  /// The libraries that must be open before the file: what it always needs, what lies beside it, and the libpython that
  /// its name tells.
  ///
  /// `_duckdb.cpython-311-x86_64-linux-gnu.so` leans on `libpython3.11.so.1.0`; no interpreter is started.
  func prerequisites(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    let file = parts.last.map(String.init) ?? path
    let place = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    let beside =
      brings.isEmpty ? [] : (Folder(place)?.names ?? []).filter { name in brings.contains { name.hasPrefix($0) } }
    let all = needs + beside.map { "\(place)/\($0)" }
    let words = file.split(separator: "-")
    guard words.count > 1, words[0].hasSuffix(".cpython"), let major = words[1].first else { return all }
    return all + ["libpython\(major).\(words[1].dropFirst()).so.1.0"]
  }

  public static func == (a: Engine, b: Engine) -> Bool { a.name == b.name && a.version == b.version }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(version)
  }
}
