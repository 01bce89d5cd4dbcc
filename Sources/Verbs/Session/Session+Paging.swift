import Engines

extension Session {
  /// Shows lines a page at a time, unless Ctrl-C has come; what a person takes to read them is not the time of the run.
  public func page(_ lines: [String], header: Int = 0) throws {
    try watched { try Watch.current.check() }
    guard let watchdog else { return screen.page(lines, header: header) }
    watchdog.paused { screen.page(lines, header: header) }
  }

  /// The same for lines that take a while to lay out.
  func page(header: Int, _ lines: @escaping @Sendable () -> [String]) throws {
    try page(try work("laying out", lines), header: header)
  }
}
