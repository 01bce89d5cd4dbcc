/// Something that a terminal can show: lines of safe text, none wider than the paint.
public protocol Showable: Sendable {
  func lines(_ paint: Paint) -> [String]
}
