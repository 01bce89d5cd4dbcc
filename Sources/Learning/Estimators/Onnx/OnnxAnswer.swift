import Engines
import Frames

/// A model of another tool, opened by ONNX Runtime.
struct OnnxAnswer: Predicting {
  private let model: OnnxModel
  private let inputs: OnnxInputRows
  private let header: OnnxHeader
  private let task: Task
  private let target: Target

  /// Reads what a model keeps; L002 when it does not fit the model's target.
  init(_ learnt: Learnt) throws {
    guard let (header, bytes) = OnnxHeader.read(learnt.engine), !header.outputs.isEmpty,
      header.classes.allSatisfy(learnt.target.classes.indices.contains)
    else { throw OnnxAnswer.mismatch }
    let file = try OnnxFile(bytes)
    guard file.inputs.count == 1 || file.inputs.count == header.texts.count else { throw OnnxAnswer.mismatch }
    model = try OnnxModel(bytes, file)
    inputs = OnnxInputRows(file, texts: header.texts)
    self.header = header
    (task, target) = (learnt.task, learnt.target)
  }

  private static let mismatch = Fault(
    "L002", "the model of ONNX does not fit its target", help: "train the model again")

  var featureCount: Int? { inputs.width }

  func predict(_ row: [Double]) throws -> [Double] { try answers(row, rows: 1) }

  /// How many rows are asked about at once on one core.
  private static let share = 512

  func predict(_ rows: FeatureRows) throws -> [Double] {
    var all: [Double] = []
    try rows.numbers { _, numbers in
      let (width, count) = (rows.featureCount, numbers.count / rows.featureCount)
      let parts = (count + OnnxAnswer.share - 1) / OnnxAnswer.share
      let told = try Beside.map(parts, together: true) { part in
        let range = part * OnnxAnswer.share..<min(count, (part + 1) * OnnxAnswer.share)
        return try answers(Array(numbers[range.lowerBound * width..<range.upperBound * width]), rows: range.count)
      }
      all += told.joined()
    }
    return all
  }

  /// One number a row, or one for each of several classes.
  private func answers(_ numbers: [Double], rows: Int) throws -> [Double] {
    let answer = try model.ask(try inputs.values(numbers, rows: rows), rows: rows, outputs: header.outputs)
    guard let answer = answer.first else { throw OnnxAnswer.mismatch }
    guard task.isClassification else {
      guard case .numbers(let values, 1) = answer else { throw OnnxAnswer.mismatch }
      return values
    }
    let wanted = task == .binary ? 1...1 : 0...(target.classes.count - 1)
    if header.isLabel { return labels(answer).flatMap { label in wanted.map { label == $0 ? 1 : 0 } } }
    guard case .numbers(let values, let width) = answer, width == header.classes.count else {
      throw OnnxAnswer.mismatch
    }
    if width == 1 { return header.classes[0] == 1 ? values : values.map { 1 - $0 } }
    let places = wanted.map { header.classes.firstIndex(of: $0) ?? 0 }
    return (0..<rows).flatMap { row in places.map { values[row * width + $0] } }
  }

  /// The numbers of the classes that are told; −1 for one that the target does not have.
  private func labels(_ answer: OnnxModel.Answer) -> [Int] {
    let names: [String] =
      switch answer {
      case .texts(let texts): texts
      case .numbers(let numbers, _): numbers.map { Int(exactly: $0).map(String.init) ?? "\($0)" }
      }
    return names.map { name in target.classes.firstIndex { OnnxOutputs.names($0, are: name) } ?? -1 }
  }

  func gains() throws -> [Double] { throw OnnxAnswer.unexplained }

  func contributions(_ rows: FeatureRows) throws -> [Double] { throw OnnxAnswer.unexplained }

  private static let unexplained = Fault(
    "L056", "a model of another tool does not tell what its features count",
    help: "explain a model such as `gbm` that was trained on the same columns")
}
