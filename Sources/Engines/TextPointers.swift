import Glibc

/// Texts as C takes them.
enum TextPointers {
  /// Hands over an array of texts that end in zero bytes.
  static func with<T>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>?) throws -> T
  ) rethrows -> T {
    // Safe because the copies end in zero bytes and live until the body has returned.
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var pointers = copies.map { UnsafePointer($0) }
    return try pointers.withUnsafeMutableBufferPointer { try body($0.baseAddress) }
  }
}
