/// Which editor's keys the prompt has.
public enum KeyStyle: String, CaseIterable, Sendable {
  case emacs, vi
}
