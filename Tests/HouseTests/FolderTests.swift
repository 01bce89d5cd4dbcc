import Foundation
import Testing

/// Folders that a person can take in at a glance.
@Suite struct FolderTests {
  /// The machine and the values that it works on belong together.
  static let larger = ["Sources/Language/Run/Machine": 18, "Sources/Language/Run/Values": 16]

  @Test("A folder of sources holds at most 15 files.")
  func foldersStaySmall() throws {
    var counts: [String: Int] = [:]
    for file in try House.files("Sources", suffix: ".swift") {
      counts[(file.path as NSString).deletingLastPathComponent, default: 0] += 1
    }
    #expect(counts.count > 40)
    for (folder, count) in counts { #expect(count <= Self.larger[folder] ?? 15, "\(folder) holds \(count) files") }
  }
}
