internal import CEngines
import Glibc

/// What the kernel itself can be asked to refuse this process: files outside of some folders (Landlock), and sockets and
/// programs (a filter of system calls). It holds until the process ends and cannot be taken back.
///
/// It is the second wall of a sandbox, for what the checks of the language might overlook.
public struct Confinement: Hashable, Sendable {
  public var files: Bool
  public var calls: Bool

  /// `checks of the language, Landlock, seccomp`.
  public var description: String {
    (["checks of the language"] + (files ? ["Landlock"] : []) + (calls ? ["seccomp"] : [])).joined(separator: ", ")
  }

  /// What this kernel offers.
  public static var offered: Confinement {
    Confinement(files: engines_landlock_version() > 0, calls: access("/proc/sys/kernel/seccomp", F_OK) == 0)
  }

  /// Puts the walls around this thread and all that it starts later: to be called before there is any other thread.
  /// Engines, system libraries and what they read stay readable; only the folders of the fence can be written.
  public static func enter(_ fence: FileFence, engines: EngineFolder = .standard) -> Confinement {
    let readable = engines.paths + engines.chosen.values + system
    let writable = fence.folders + ["/dev/null", "/dev/tty"]
    // Safe because both lists hold copies that end in zero bytes, end with nil themselves, and live until the call has
    // returned.
    let lists = [readable, writable].map { $0.map { strdup($0) } }
    defer { for text in lists.joined() { free(text) } }
    let pointers = lists.map { $0.map { UnsafePointer($0) } + [nil] }
    let walls = engines_confine(pointers[0], pointers[1])
    return Confinement(
      files: Int(walls) & ENGINES_WALL_FILES != 0, calls: Int(walls) & ENGINES_WALL_CALLS != 0)
  }

  /// What libraries read: themselves, time zones, terminals, and how many processors and how much memory there are.
  private static let system = [
    "/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/usr/share", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/terminfo", "/lib/terminfo", "/sys/devices/system", "/sys/fs/cgroup", "/dev/zero", "/dev/urandom",
    "/proc/meminfo", "/proc/cpuinfo", "/proc/stat", "/proc/self/statm", "/proc/self/maps", "/proc/self/cgroup",
    "/proc/self/status", "/proc/locks", "/proc/sys/vm",
  ]
}
