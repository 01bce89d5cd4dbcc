/// Where the package lies, found from this file's own place.
enum PackageFolder {
  static let path = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
}
