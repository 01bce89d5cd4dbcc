import Foundation
import Testing

@testable import Display

/// Every chart on data with everything in it: missing values, infinities, hostile names, groups.
struct DrawingTests {
  static let drawings: [(name: String, drawing: @Sendable () throws -> Drawing)] = {
    let count = 400
    let xs = (0..<count).map { Double($0 % 97) * 1.5 - 20 }
    var ys: [Double] = []
    for (row, x) in xs.enumerated() {
      let y: Double = x * x / 10 + Double(row % 7)
      ys.append(row % 53 == 0 ? .nan : y)
    }
    let x = ChartColumn("x <&\"'>\u{1B}", .numbers(xs))
    let y = ChartColumn("y\u{FFFE}", .numbers(ys))
    let names = ["<a>", "b & c", "日本"]
    let words: [String?] = (0..<count).map { row in row % 11 == 0 ? nil : names[row % 3] }
    let by = ChartColumn("by", .words(words))
    let days = ChartColumn("day", .times((0..<count).map { Double($0) * 86_400 }))
    let labels = (0..<count).map { $0 % 3 == 0 ? 1 : 0 }
    let told: [Double] = (0..<count).map { row in
      let lift: Double = row % 3 == 0 ? 0.4 : 0
      return Double(row % 40) / 80 + lift
    }
    var shares: [[Double]] = []
    for number in 0..<3 {
      shares.append((0..<count).map { row -> Double in row % 3 == number ? 0.6 : Double(row % 10) / 25 })
    }
    let two = JudgedRows(
      target: "repaid", classes: ["no", "yes"], labels: labels, predictedLabels: told.map { $0 >= 0.5 ? 1 : 0 },
      probabilities: [told.map { 1 - $0 }, told])
    let three = JudgedRows(
      target: "species", classes: ["a", "b", "c"], labels: (0..<count).map { $0 % 3 },
      predictedLabels: (0..<count).map { $0 % 4 % 3 },
      probabilities: shares)
    let numbers = JudgedRows(target: "price", truth: ys, predicted: xs)
    let heavy: [(feature: String, weight: Double)] = (0..<30).map { ("feature <\($0)>", 1 / Double($0 + 1)) }
    let weights = FeatureWeights(heavy, measure: "share of the gain")
    @Sendable func moving(_ x: ChartColumn) -> MovingAnswer {
      MovingAnswer(
        x: x, answer: "probability of <yes>", means: [0.2, 0.4, 0.3], low: [0.1, 0.2, 0.1], high: [0.3, 0.6, 0.5],
        curves: [[0.1, 0.2, 0.2], [0.3, 0.6, 0.4]], rows: 40)
    }
    func columns(
      _ chart: Chart, _ x: ChartColumn, _ y: ChartColumn? = nil, by: ChartColumn? = nil, value: ChartColumn? = nil
    ) -> (String, @Sendable () throws -> Drawing) {
      (chart.name, { try Drawing(chart, .columns(ChartInput(x: x, y: y, by: by, value: value))) })
    }
    func judged(_ chart: Chart, _ rows: JudgedRows) -> (String, @Sendable () throws -> Drawing) {
      (chart.name, { try Drawing(chart, .judged(rows)) })
    }
    let ofColumns = [
      columns(.histogram, x), columns(.histogram, y, by: by), columns(.histogram, days), columns(.density, y),
      columns(.density, y, by: by), columns(.box, y, by: by), columns(.box, by, y), columns(.box, y),
      columns(.bars, by), columns(.bars, by, y), columns(.bars, by, by: by), columns(.line, x, y),
      columns(.line, days, y, by: by), columns(.scatter, x, y), columns(.scatter, x, y, by: by),
      columns(.heat, x, y), columns(.heat, by, y, value: x), columns(.heat, days, by),
    ]
    func moved(_ x: ChartColumn) -> (String, @Sendable () throws -> Drawing) {
      (Chart.dependence.name, { try Drawing(.dependence, .moving(moving(x))) })
    }
    let ofRows = [
      judged(.roc, two),
      judged(.roc, three), judged(.precisionRecall, two), judged(.precisionRecall, three),
      judged(.calibration, two), judged(.calibration, three), judged(.confusion, two), judged(.confusion, three),
      judged(.residuals, numbers), judged(.gain, two), judged(.gain, three), judged(.lift, two), judged(.lift, three),
      judged(.cost, two),
      moved(ChartColumn("age <x>", .numbers([1, 2, 4]))), moved(ChartColumn("city", .words(["<a>", nil, "日本"]))),
    ]
    func weighted() -> (String, @Sendable () throws -> Drawing) {
      ("importance", { try Drawing(.importance, .weights(weights)) })
    }
    return ofColumns + ofRows + [weighted()]
  }()

  @Test("Every kind of chart is drawn here.")
  func allKinds() {
    #expect(Set(Self.drawings.map(\.name)) == Set(Chart.catalogue.map(\.name)))
  }

  @Test("No line is wider than the window, in Unicode and in ASCII.", arguments: [1, 4, 12, 20, 41, 80, 200])
  func widths(width: Int) throws {
    for (name, drawing) in Self.drawings {
      let drawing = try drawing()
      for isUnicode in [true, false] {
        let lines = drawing.lines(Paint(isColored: false, isUnicode: isUnicode, width: width, height: 12))
        #expect(!lines.isEmpty)
        for line in lines { #expect(DisplayWidth.of(line) <= width, "\(name): \(line)") }
      }
    }
  }

  @Test("Every picture is well-formed XML with a title, a description and labelled axes, read by a real parser.")
  func wellFormed() throws {
    let folder = NSTemporaryDirectory() + "mlops-charts-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (place, (_, drawing)) in Self.drawings.enumerated() {
      try drawing().svg().write(toFile: "\(folder)/\(place).svg", atomically: true, encoding: .utf8)
    }
    let script = """
      import sys, glob, xml.etree.ElementTree as E
      ns = '{http://www.w3.org/2000/svg}'
      files = glob.glob(sys.argv[1] + '/*.svg')
      for f in files:
          root = E.parse(f).getroot()
          assert root.tag == ns + 'svg' and root.get('role') == 'img', f
          named = [e for e in root if e.get('id') in root.get('aria-labelledby').split()]
          assert [e.tag for e in named] == [ns + 'title', ns + 'desc'] and all(e.text for e in named), f
          assert 'prefers-color-scheme: dark' in root.find(ns + 'style').text, f
          width, height = map(float, root.get('viewBox').split()[2:])
          for e in root.iter(ns + 'text'):
              assert 0 <= float(e.get('x')) <= width and 0 <= float(e.get('y')) <= height, (f, e.text)
          assert 'nan' not in open(f).read().lower().replace('feature', ''), f
      print(len(files))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, folder]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let problem = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && text == "\(Self.drawings.count)\n", "\(problem)")
  }

  @Test("A picture of the same data is the same text, and of other data another.")
  func steady() throws {
    let (first, second) = (ChartColumn("a", .numbers([1, 2, 3])), ChartColumn("a", .numbers([1, 2, 4])))
    func svg(_ column: ChartColumn) throws -> String { try Drawing(.histogram, .columns(ChartInput(x: column))).svg() }
    #expect(try svg(first) == svg(first))
    #expect(try svg(first) != svg(second))
  }

  @Test("A picture of many points says how many are drawn.")
  func sampled() throws {
    let many = ChartColumn("n", .numbers((0..<10_000).map(Double.init)))
    let drawing = try Drawing(.scatter, .columns(ChartInput(x: many, y: many)))
    #expect(drawing.svg().contains("4,000 of 10,000 points drawn, evenly chosen"))
    #expect(drawing.lines(.plain).last == "10,000 points")
  }
}
