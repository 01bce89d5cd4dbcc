import Engines
import Frames

/// The fitting of a file of ONNX to the columns and classes of a frame.
struct OnnxFit: Fit {
  let lesson: Lesson

  /// How many rows a file is first asked about.
  private static let askedRows = 200

  var engine: String { Engine.onnxruntime.told }

  /// The features that the file's inputs take, in their order.
  func adapted(_ recipe: Recipe, _ table: Table) throws -> Recipe {
    try OnnxColumns(try OnnxFile(bytes()), recipe, table).recipe
  }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    let bytes = try bytes()
    let file = try OnnxFile(bytes)
    let texts = rows.source.features.map { feature in
      if case .category(let values, _, _) = feature.encoding { values } else { [String]() }
    }
    let inputs = OnnxInputRows(file, texts: texts)
    var sample: [[Double]] = []
    try rows.source.numbers { _, numbers in
      for start in stride(from: 0, to: numbers.count, by: rows.source.featureCount)
      where sample.count < OnnxFit.askedRows {
        sample.append(Array(numbers[start..<start + rows.source.featureCount]))
      }
    }
    let known = sample.filter { inputs.takes($0) }
    guard !known.isEmpty else {
      throw Fault(
        "L063", "the model takes whole numbers and truths without missing ones, and every row has one",
        help: "fill them with `prepare: [impute(.column)]`")
    }
    let values = try inputs.values(known.flatMap { $0 }, rows: known.count)
    let names = file.outputs.map(\.name)
    try OnnxModel.probe(bytes, file, values, rows: known.count, outputs: names)
    let answers = try OnnxModel(bytes, file).ask(values, rows: known.count, outputs: names)
    let reading = try OnnxOutputs(file, answers, lesson)
    let header = OnnxHeader(texts: texts, outputs: reading.names, classes: reading.classes, isLabel: reading.isLabel)
    let result = FitResult(bytes: try header.bytes(before: bytes), notes: reading.notes)
    return { result }
  }

  private func bytes() throws -> [UInt8] {
    guard let bytes = lesson.imported else {
      throw Fault(
        "L064", "a model of ONNX is taken from its file alone, and here is none",
        help: "train rows, .target, with: onnx(\"model.onnx\")")
    }
    return bytes
  }
}
