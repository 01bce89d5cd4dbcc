import Foundation
import Frames
import Testing

@testable import Monitoring

@Suite struct DriftTestCatalogueTests {
  @Test("Each test stands in the catalogue by name and has a file of its own.")
  func complete() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Monitoring/Tests")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    let names = DriftTest.catalogue.map(\.name)
    #expect(names == names.sorted() && names.count == files.count)
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Tests")
    for file in files {
      let test = tests.appendingPathComponent(file.replacingOccurrences(of: ".swift", with: "Tests.swift"))
      #expect(FileManager.default.fileExists(atPath: test.path), "\(file) has no test of its name")
    }
    for kind in ColumnComparison.Kind.allCases { #expect(DriftTest.beside(kind) != nil) }
    for test in DriftTest.catalogue {
      #expect(test.help.hasSuffix("."))
      #expect(try DriftTest.named(test.name) == test)
    }
  }

  @Test("The report becomes a table that can be filtered.")
  func table() throws {
    let report = DriftReport(
      rows: [
        .init(
          column: "a", type: "double", psi: 0.3, test: "ks", statistic: 0.2, p: 0.01, missingBefore: 0, missingNow: 0.5,
          rule: "psi > 0.2", drifted: true),
        .init(
          column: "b", type: "missing", psi: 0, test: nil, statistic: nil, p: nil, missingBefore: 1, missingNow: 1,
          rule: "psi > 0.2", drifted: false),
      ], referenceRows: 10, currentRows: 10, notes: [])
    let table = try report.table()
    #expect(
      table.schema.names == [
        "column", "type", "psi", "test", "statistic", "p", "missing_before", "missing_now", "rule", "drifted",
      ])
    #expect(table.rowCount == 2 && table["p"]?.isMissing(1) == true && table["test"]?.isMissing(1) == true)
    #expect(report.drifted && report.summary == "1 of 2 columns drifted, .a most (psi 0.30)")
  }
}
