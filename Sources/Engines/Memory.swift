internal import CEngines
import Glibc

/// The process's memory.
public enum Memory {
  /// Gives memory that was freed back to the system: what large arrays leave behind would otherwise be kept for the next.
  public static func giveBack() { engines_trim_memory() }

  /// Bytes in memory now, and the most since `forgetPeak`; 0 where the system does not tell.
  public static var use: (now: Int, peak: Int) {
    let status = text(of: "/proc/self/status")
    return (bytes("VmRSS:", in: status), bytes("VmHWM:", in: status))
  }

  /// How many bytes the machine has.
  public static let physical = max(1 << 30, sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)))

  /// From now on the peak is counted anew.
  public static func forgetPeak() {
    let file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    // 5 resets the peak of the resident set, says proc(5); where that is refused, the peak is the process's own.
    _ = write(file, "5", 1)
  }

  private static func text(of path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// The number of kilobytes behind a name.
  private static func bytes(_ name: String, in status: String) -> Int {
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return 0 }
    return (Int(line.dropFirst(name.count).filter { $0 >= "0" && $0 <= "9" }) ?? 0) * 1024
  }
}
