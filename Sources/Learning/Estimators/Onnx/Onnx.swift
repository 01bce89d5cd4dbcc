import Frames

extension Estimator {
  /// A model that another tool learnt and exported as ONNX; "training" fits it to the columns and classes of a frame.
  public static let onnx = Estimator(
    "onnx",
    "A model of another tool, out of a file of ONNX: it is fitted to the columns of a frame, and learns nothing.",
    parameters: [
      Parameter("file", aliases: [], .name, .text(""), "The file's name.")
    ],
    isImported: true, fit: { OnnxFit(lesson: $0) }, load: { try OnnxAnswer($0) })
}
