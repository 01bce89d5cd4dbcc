import Foundation

@testable import Engines

/// The committed models of other tools, and five rows of what they were made from.
enum OnnxSample {
  static let ages: [Float] = [70, 57, 49, 34, 37]
  static let incomes: [Float] = [24.14, 25.27, 35.86, 23.36, 23.87]
  static let plans = ["free", "pro", "pro", "pro", "team"]
  static var pairs: [Float] { zip(ages, incomes).flatMap { [$0, $1] } }

  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Files")
    return Array(try Data(contentsOf: folder.appendingPathComponent(name + ".onnx")))
  }

  /// The inputs of a model, by the names of its file.
  static func values(_ name: String) -> [OnnxModel.Values] {
    name == "churn" ? [.floats(ages), .floats(incomes), .texts(plans)] : [.floats(pairs)]
  }
}
