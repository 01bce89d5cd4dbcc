internal import CEngines

/// The process's memory.
public enum Memory {
  /// Gives memory that was freed back to the system: what large arrays leave behind would otherwise be kept for the next.
  public static func giveBack() { engines_trim_memory() }
}
