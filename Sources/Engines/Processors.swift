import Glibc

/// The processors of the machine.
public enum Processors {
  /// How many are online: as many threads as libraries work with, and as things are done at once.
  public static let online = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// How many a training uses when it is not told: at most 16, as more bring little on tables and make models repeat on
  /// fewer machines.
  public static let used = min(16, online)
}
