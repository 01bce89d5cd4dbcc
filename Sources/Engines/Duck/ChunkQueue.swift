import Dispatch
import Synchronization

/// A few chunks between the thread that fetches them and the one that takes them over.
final class ChunkQueue: Sendable {
  private struct Contents {
    var chunks: [DuckChunk] = []
    var isFinished = false
    var isClosed = false
  }

  private static let room = 8
  private let contents = Mutex(Contents())
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init() { for _ in 0..<ChunkQueue.room { free.signal() } }

  /// Hands a chunk over, once there is room for it; false when nobody takes any more.
  func append(_ chunk: DuckChunk) -> Bool {
    free.wait()
    defer { filled.signal() }
    return contents.withLock { contents in
      contents.chunks.append(chunk)
      return !contents.isClosed
    }
  }

  /// No more chunks will come.
  func finish() {
    contents.withLock { $0.isFinished = true }
    filled.signal()
  }

  /// The next chunk, once there is one; none at the end.
  func next() -> DuckChunk? {
    while true {
      filled.wait()
      let (chunk, isFinished) = contents.withLock { contents in
        (contents.chunks.isEmpty ? nil : contents.chunks.removeFirst(), contents.isFinished)
      }
      if let chunk {
        free.signal()
        return chunk
      }
      if isFinished { return nil }
    }
  }

  /// Nobody takes chunks any more.
  func close() {
    contents.withLock { $0.isClosed = true }
    free.signal()
  }
}
