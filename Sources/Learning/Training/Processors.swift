import Glibc

/// What the machine offers to a training.
enum Processors {
  /// The processors that are online, at most 16: more bring little on tables and make models repeat on fewer machines.
  static let used = min(16, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
