// Safe because the frame is the innermost one that runs, and the compiler wrote down where its variables lie.
extension Machine {
  /// The value of a local variable in the innermost call that runs, by name; for verbs that look names up in a text.
  func local(_ name: String) -> Value? {
    let frame = state.pointee.frame
    guard frame > frames else { return nil }
    let entry = frame.pointee.entry
    let code = entry.pointee.code.takeUnretainedValue()
    let at = frame.pointee.pc - entry.pointee.instructions - 1
    let found = code.locals.last { $0.name == name && $0.start <= at && at < $0.end }
    guard let found else { return captured(name, frame, code) }
    return content(frame.pointee.base[found.register])
  }

  private func captured(_ name: String, _ frame: UnsafeMutablePointer<Frame>, _ code: Code) -> Value? {
    guard frame.pointee.closure != 0, let index = code.captureNames.firstIndex(of: name) else { return nil }
    return content(Machine.captures(frame)[index])
  }

  private func content(_ cell: RegisterCell) -> Value? {
    if cell.tag == Tag.unset { return nil }
    guard cell.tag == Tag.box else { return cell.value }
    let inside = cell.object(as: Box.self)._withUnsafeGuaranteedRef { $0.cell }
    return inside.tag == Tag.unset ? nil : inside.value
  }
}
