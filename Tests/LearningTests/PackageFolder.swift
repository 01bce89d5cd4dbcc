import Foundation

/// Where the package lies, found from this file's own place.
enum PackageFolder {
  static let path = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

  /// The texts of the Swift files below a folder of the package.
  static func sources(_ folder: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: path + "/" + folder)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted()
      .map { try String(contentsOfFile: path + "/" + folder + "/" + $0, encoding: .utf8) }
  }
}
