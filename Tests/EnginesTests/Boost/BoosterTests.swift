import CEngines
import Glibc
import Testing

@testable import Engines

/// Training, judging, loading and predicting on the real LightGBM.
struct BoosterTests {
  @Test("A model learns a pattern, and tells it by metrics and importance.")
  func learning() throws {
    let sample = Sample(rows: 5_000)
    let other = Sample(rows: 1_000, seed: 2)
    var parameters = Sample.parameters()
    parameters["metric"] = "auc,binary_logloss"
    let training = try BoosterDataset(
      try ColumnSource(sample.columns), labels: sample.labels, categorical: [2], parameters: parameters)
    let validation = try BoosterDataset(try ColumnSource(other.columns), labels: other.labels, reference: training)
    let booster = try Booster(parameters, training: training, validation: [validation])
    for _ in 0..<20 { #expect(try !booster.update()) }
    #expect(try booster.iterationCount() == 20)
    #expect(try booster.metricNames() == ["auc", "binary_logloss"])
    #expect(try booster.metrics(of: 1)[0] > 0.95)
    #expect(try booster.predictions(of: 1).count == 1_000)
    let gains = try booster.importance(.gain)
    #expect(gains.count == 4 && gains[0] == gains.max())
    try booster.rollback()
    #expect(try booster.iterationCount() == 19)
    #expect(throws: Fault.self) { try booster.metrics(of: 2) }
  }

  @Test("The same rows, seed and threads give the same text.")
  func repeatable() throws {
    let sample = Sample(rows: 3_000)
    #expect(try sample.trained().text() == sample.trained().text())
  }

  @Test("Rows fed by blocks give the model that a whole matrix gives.", arguments: [1_000, 70_000, 250_000])
  func feeding(rows: Int) throws {
    let sample = Sample(rows: rows)
    let parameters = Sample.parameters()
    let fed = try sample.trained(iterations: 5).text()
    let plain = try plainText(sample, parameters, iterations: 5)
    #expect(fed == plain)
  }

  @Test("Rows streamed out of a statement give the same model as rows in memory.")
  func streaming() throws {
    let sample = Sample(rows: 50_000)
    let connection = try DuckDatabase().connect()
    try connection.createTable("rows", zip(["a", "b", "c", "d"], sample.columns).map { ($0, $1) })
    let source = try DuckSource(connection, "SELECT * FROM rows", rowCount: 50_000)
    let parameters = Sample.parameters()
    let dataset = try BoosterDataset(source, labels: sample.labels, categorical: [2], parameters: parameters)
    let booster = try Booster(parameters, training: dataset)
    for _ in 0..<5 { _ = try booster.update() }
    let inMemory = try sample.trained(iterations: 5)
    #expect(try booster.text() == inMemory.text())
    #expect(try booster.predict(source) == inMemory.predict(try ColumnSource(sample.columns)))
  }

  @Test("A statement that gives another number of rows is refused.")
  func changedRows() throws {
    let connection = try DuckDatabase().connect()
    for count in [99, 101] {
      let source = try DuckSource(connection, "SELECT range::DOUBLE FROM range(100)", rowCount: count)
      let fault = #expect(throws: Fault.self) {
        try BoosterDataset(source, labels: [Float](repeating: 0, count: count))
      }
      #expect(fault?.code == "E035")
    }
  }

  @Test("A model survives its text, and predicts the same, one row or many.", arguments: [2, 3])
  func roundTrip(classes: Int) throws {
    let sample = Sample(rows: 2_000, classes: classes)
    let booster = try sample.trained(classes: classes)
    let loaded = try Booster(text: booster.text())
    #expect(loaded.classCount == (classes == 2 ? 1 : classes))
    let source = try ColumnSource(sample.columns)
    for kind in [Booster.Prediction.answer, .raw, .contributions] {
      let many = try booster.predict(source, kind)
      #expect(try loaded.predict(source, kind) == many)
      let width = booster.width(kind)
      #expect(many.count == 2_000 * width)
      let fast = try FastRowPredictor(loaded, kind)
      for row in 0..<20 {
        #expect(try fast.predict(sample.row(row)) == Array(many[row * width..<(row + 1) * width]))
      }
    }
  }

  @Test("Contributions add up to the raw sum.")
  func contributions() throws {
    let sample = Sample(rows: 500)
    let booster = try sample.trained()
    let source = try ColumnSource(sample.columns)
    let raw = try booster.predict(source, .raw)
    let parts = try booster.predict(source, .contributions)
    for row in 0..<500 {
      let sum = parts[row * 5..<(row + 1) * 5].reduce(0, +)
      #expect(abs(sum - raw[row]) < 1e-9)
    }
  }

  @Test("The first iterations alone can be kept and asked.")
  func firstIterations() throws {
    let sample = Sample(rows: 1_000)
    let booster = try sample.trained()
    let source = try ColumnSource(sample.columns)
    let short = try Booster(text: booster.text(iterations: 7))
    #expect(try short.iterationCount() == 7)
    #expect(try short.predict(source) == booster.predict(source, iterations: 7))
  }

  @Test("Many threads may ask for single rows at once.")
  func threads() throws {
    let sample = Sample(rows: 1_000)
    let booster = try sample.trained()
    let fast = try FastRowPredictor(booster)
    let expected = try booster.predict(try ColumnSource(sample.columns))
    let rows = (0..<1_000).map { sample.row($0) }
    let ask: @Sendable () -> Void = {
      for row in rows.indices where (try? fast.predict(rows[row])) != [expected[row]] {
        Issue.record("row \(row) got another answer")
      }
    }
    withThread(ask) { withThread(ask) { withThread(ask) { ask() } } }
  }

  @Test("A wrong number of features, labels or a hostile parameter is refused.")
  func refusals() throws {
    let sample = Sample(rows: 100)
    let booster = try sample.trained(iterations: 2)
    #expect(throws: Fault.self) { try booster.predict(try ColumnSource(Array(sample.columns.dropLast()))) }
    #expect(throws: Fault.self) { try FastRowPredictor(booster).predict([1]) }
    #expect(throws: Fault.self) { try BoosterDataset(try ColumnSource(sample.columns), labels: [1]) }
    #expect(throws: Fault.self) { try BoosterDataset(try ColumnSource([]), labels: []) }
    var parameters = BoosterParameters()
    parameters["seed"] = "1 output_model=/tmp/x"
    let fault = #expect(throws: Fault.self) {
      try BoosterDataset(try ColumnSource(sample.columns), labels: sample.labels, parameters: parameters)
    }
    #expect(fault?.code == "E031")
    let texts = try ColumnSource([DuckColumn(type: .text, values: .text(["a"]))])
    #expect(throws: Fault.self) { try BoosterDataset(texts, labels: [1]) }
  }

  @Test("A failure is told by its fault alone, not on standard error.")
  func silence() throws {
    let sample = Sample(rows: 100)
    var parameters = BoosterParameters()
    parameters["objective"] = "nonsense"
    let dataset = try BoosterDataset(try ColumnSource(sample.columns), labels: sample.labels)
    var ends: [CInt] = [0, 0]
    try #require(pipe(&ends) == 0)
    let kept = dup(2)
    dup2(ends[1], 2)
    let fault = #expect(throws: Fault.self) { try Booster(parameters, training: dataset) }
    perror("others pass")
    dup2(kept, 2)
    close(kept)
    close(ends[1])
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(ends[0], &bytes, bytes.count)
    close(ends[0])
    let told = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    #expect(told.contains("others pass") && !told.contains("LightGBM"))
    #expect(fault?.message == "LightGBM could not go on: Unknown objective type name: nonsense")
  }

  /// The model that a whole matrix gives, by LightGBM's own way in.
  private func plainText(_ sample: Sample, _ parameters: BoosterParameters, iterations: Int) throws -> String {
    let library = try LightGBMLibrary.standard()
    var matrix: [Double] = []
    for row in sample.labels.indices { matrix.append(contentsOf: sample.row(row)) }
    let text = try parameters.text(["categorical_feature": "2", "verbosity": "-1"])
    var dataset: DatasetHandle?
    var booster: BoosterHandle?
    // Safe because every pointer lives through the call it is handed to, and the handles are freed once.
    defer {
      _ = library.call.LGBM_BoosterFree(booster)
      _ = library.call.LGBM_DatasetFree(dataset)
    }
    try matrix.withUnsafeBufferPointer { numbers in
      var data = UnsafeRawPointer(numbers.baseAddress)
      var rows = Int32(sample.labels.count)
      var rowMajor: CInt = 1
      try library.check {
        $0.LGBM_DatasetCreateFromMats(1, &data, CInt(LIGHTGBM_FLOAT64), &rows, 4, &rowMajor, text, nil, &dataset)
      }
    }
    try library.check {
      $0.LGBM_DatasetSetField(dataset, "label", sample.labels, CInt(sample.labels.count), CInt(LIGHTGBM_FLOAT32))
    }
    let training = try parameters.text(["verbosity": "-1", "num_threads": String(library.threads)])
    try library.check { $0.LGBM_BoosterCreate(dataset, training, &booster) }
    var finished: CInt = 0
    for _ in 0..<iterations { try library.check { $0.LGBM_BoosterUpdateOneIter(booster, &finished) } }
    var bytes = [CChar](repeating: 0, count: 1 << 20)
    var length: Int64 = 0
    try library.check {
      $0.LGBM_BoosterSaveModelToString(booster, 0, -1, 1, Int64(bytes.count), &length, &bytes)
    }
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
