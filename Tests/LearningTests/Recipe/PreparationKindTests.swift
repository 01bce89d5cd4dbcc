import FoundationEssentials
@testable import Learning
import Testing

@Suite struct PreparationKindTests {
  @Test("Every preparation has a file, the catalogue is sorted, and every help sentence ends with a full stop.")
  func catalogue() throws {
    let names = PreparationKind.catalogue.map(\.name)
    #expect(names == names.sorted())
    #expect(PreparationKind.catalogue.allSatisfy { $0.help.hasSuffix(".") && $0.example.hasPrefix($0.name + "(") })
    let files = try FileManager.default.contentsOfDirectory(
      atPath: PackageFolder.path + "/Sources/Learning/Recipe/Preparations")
    #expect(
      Set(files.map { $0.lowercased().replacing(".swift", with: "") })
        == Set(names.map { $0.replacing("_", with: "") }))
  }
}
