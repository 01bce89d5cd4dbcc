import Glibc

/// Runs `body` while another thread runs `other`, and waits for both.
func withThread(_ other: @escaping @Sendable () -> Void, during body: () throws -> Void) rethrows {
  let work = Unmanaged.passRetained(Work(run: other)).toOpaque()
  var thread = pthread_t()
  // Safe because the work is retained until the thread, which is joined below, has taken it over.
  pthread_create(
    &thread, nil,
    { pointer in
      pointer.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue() }?.run()
      return nil
    }, work)
  defer { pthread_join(thread, nil) }
  try body()
}

private final class Work: Sendable {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}
