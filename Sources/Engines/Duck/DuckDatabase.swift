internal import CEngines
import Synchronization

/// What a database is opened with.
public struct DuckSettings: Hashable, Sendable {
  /// How many threads work on a statement; nil is one for each core.
  public var threads: Int?
  /// How many bytes of memory statements may take before they spill to the temporary folder; nil is 80 % of the
  /// machine's.
  public var memoryLimit: Int?
  /// Where statements spill; nil is no spilling.
  public var temporaryFolder: String?
  /// The folders whose files statements may reach; nil is no bound. With one, settings cannot be changed by statements.
  public var fence: FileFence?

  public init(
    threads: Int? = nil, memoryLimit: Int? = nil, temporaryFolder: String? = nil, fence: FileFence? = nil
  ) {
    self.threads = threads
    self.memoryLimit = memoryLimit
    self.temporaryFolder = temporaryFolder
    self.fence = fence
  }

  /// For a look at a few rows beside other work.
  public static let aside = DuckSettings(threads: 1, memoryLimit: 256 << 20)
}

/// A DuckDB in memory. Rows keep their order, times are told in UTC and nothing is fetched from anywhere.
public final class DuckDatabase: @unchecked Sendable {
  // Sendable because the handle never changes between init and deinit, and DuckDB guards the database by locks.
  let handle: duckdb_database?
  let duck: DuckLibrary
  /// The names of the extensions that are open.
  let extensions = Mutex<Set<String>>([])

  /// DuckDB's version, such as `1.5.5`.
  public var version: String { duck.version }

  /// Opens a database in memory; `folder` is where the engine is looked for, the process's own when nil.
  public init(_ settings: DuckSettings = DuckSettings(), folder: EngineFolder? = nil) throws {
    let duck = try folder.map { try DuckLibrary(in: $0) } ?? DuckLibrary.standard()
    var config: duckdb_config?
    var opened: duckdb_database?
    var message: UnsafeMutablePointer<CChar>?
    // Safe because the config is destroyed once and the message, when there is one, is freed by `take`.
    guard duck.call.duckdb_create_config(&config) == 0 else { throw Fault("E019", "no database could be opened") }
    defer { duck.call.duckdb_destroy_config(&config) }
    for (name, value) in Self.options(settings) where duck.call.duckdb_set_config(config, name, value) != 0 {
      throw Fault("E019", "the database setting \(name) cannot be \(value)")
    }
    guard duck.call.duckdb_open_ext(nil, &opened, config, &message) == 0 else {
      throw DuckFault.of(duck.take(message))
    }
    self.duck = duck
    handle = opened
    if let fence = settings.fence { try close(fence, spill: settings.temporaryFolder) }
  }

  /// Shuts the database's own ways out: files outside of the fence, extensions, and settings that would open them again.
  private func close(_ fence: FileFence, spill: String?) throws {
    let folders = (fence.folders + (spill.map { [$0] } ?? [])).map { DuckSQL.text($0) }.joined(separator: ", ")
    let kept = DuckDatabase.changeable.map { DuckSQL.text($0) }.joined(separator: ", ")
    try DuckConnection(self).run(
      """
      SET allowed_directories = [\(folders)]; SET allowed_configs = [\(kept)]; SET allow_persistent_secrets = false;
      SET enable_external_access = false; SET lock_configuration = true
      """)
  }

  /// The settings that this program itself changes.
  private static let changeable = [
    "threads", "TimeZone", "enable_progress_bar", "enable_progress_bar_print", "progress_bar_time",
  ]

  deinit {
    // Safe because the database owns the handle, and connections hold the database.
    var owned = handle
    duck.call.duckdb_close(&owned)
  }

  /// Opens a connection.
  public func connect() throws -> DuckConnection {
    let connection = try DuckConnection(self)
    try connection.run(
      "SET TimeZone = 'UTC'; SET enable_progress_bar = true; SET enable_progress_bar_print = false;"
        + " SET progress_bar_time = 200")
    return connection
  }

  private static func options(_ settings: DuckSettings) -> [(String, String)] {
    var options = [
      ("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false"),
      ("allow_community_extensions", "false"), ("preserve_insertion_order", "true"),
      ("temp_directory", settings.temporaryFolder ?? ""),
    ]
    if let threads = settings.threads { options.append(("threads", String(max(1, threads)))) }
    if let bytes = settings.memoryLimit { options.append(("memory_limit", "\(max(1, bytes))B")) }
    // A script that is kept in must not fill the disk.
    if settings.fence != nil, let bytes = settings.memoryLimit {
      options.append(("max_temp_directory_size", "\(min(bytes, 1 << 50) * 4)B"))
    }
    return options
  }
}
