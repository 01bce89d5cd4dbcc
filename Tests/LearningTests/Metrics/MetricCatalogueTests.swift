import Learning
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif

@Suite struct MetricCatalogueTests {
  @Test("Every metric has a file, the catalogue is sorted, and every help sentence ends with a full stop.")
  func catalogue() throws {
    let names = Metric.catalogue.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    #expect(Metric.catalogue.allSatisfy { $0.help.hasSuffix(".") })
    let folder = PackageFolder.path + "/Sources/Learning/Metrics/"
    var files: [String] = []
    for part in ["Classes", "Probabilities", "Values"] {
      files += try FileManager.default.contentsOfDirectory(atPath: folder + part)
    }
    let fileNames = Set(files.map { $0.lowercased().replacing(".swift", with: "") })
    #expect(fileNames == Set(names.map { $0.replacing("_", with: "") }))
  }

  @Test("The main metric of a task leads its list.", arguments: Task.supervised)
  func mainFirst(task: Task) {
    let all = Metric.all(for: task)
    #expect(all.first?.name == Metric.main(of: task).name)
    #expect(all.allSatisfy { $0.tasks.contains(task) })
    #expect(all.first?.isUsual == true)
  }
}
