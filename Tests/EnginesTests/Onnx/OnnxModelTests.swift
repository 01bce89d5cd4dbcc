import Testing

@testable import Engines

/// Models that scikit-learn and LightGBM learnt, asked through the real ONNX Runtime.
struct OnnxModelTests {
  /// What the tools themselves predict for the five rows, in the same session of Python that exported the files
  /// (scikit-learn 1.9.1 and LightGBM 4.7.0: `predict_proba`, of `spend` `predict`).
  static let expected: [String: [Double]] = [
    "churn": [
      0.9445840462001289, 0.9485984153850854, 0.8867302609079479, 0.3109923807774611, 0.0671169079100169,
    ],
    "spend": [71.59368133544922, 69.5501480102539, 88.18156433105469, 58.07678985595703, 60.09768295288086],
    "tier": [
      0.09470116214720531, 0.07162444443734982, 0.8336743934154449, 0.1931464044639239, 0.3598990404643295,
      0.44695455507174664, 0.20443372426481005, 0.49121405525571304, 0.30435222047947685,
    ],
    "lightgbm": [
      0.8265060351512766, 0.6845907474201894, 0.5327429194626851, 0.20493310740180362, 0.20493310740180362,
    ],
  ]

  @Test("Models tell what the tool that made them tells.", arguments: ["churn", "spend", "tier", "lightgbm"])
  func answers(name: String) throws {
    let bytes = try OnnxSample.bytes(name)
    let file = try OnnxFile(bytes)
    let values = OnnxSample.values(name)
    let outputs = file.outputs.map(\.name)
    try OnnxModel.probe(bytes, file, values, rows: 5, outputs: outputs)
    let answers = try OnnxModel(bytes, file).ask(values, rows: 5, outputs: outputs)
    guard case .numbers(let numbers, let width) = try #require(answers.last) else {
      Issue.record("no numbers")
      return
    }
    // Of two classes the second one's probability.
    let told = width == 2 ? stride(from: 1, to: 10, by: 2).map { numbers[$0] } : numbers
    let expected = try #require(Self.expected[name])
    for (a, b) in zip(told, expected) { #expect(abs(a - b) <= 1e-6 * max(1, abs(b))) }
    #expect(told.count >= expected.count)
  }

  @Test("Rows may be asked about at once from several threads.")
  func threads() throws {
    let bytes = try OnnxSample.bytes("tier")
    let model = try OnnxModel(bytes, try OnnxFile(bytes))
    let told = try Beside.map(64, together: true) { _ in
      guard
        case .numbers(let numbers, 3) = try model.ask(OnnxSample.values("tier"), rows: 5, outputs: ["probabilities"])[0]
      else { return [Double]() }
      return numbers
    }
    #expect(told.allSatisfy { $0 == told[0] && $0.count == 15 })
  }

  @Test("Values of another kind or number than the inputs are refused.")
  func mismatch() throws {
    let bytes = try OnnxSample.bytes("spend")
    let model = try OnnxModel(bytes, try OnnxFile(bytes))
    for values in [[], [.floats([1])], [.doubles([1, 2])], [.floats([1, 2]), .floats([1, 2])]] as [[OnnxModel.Values]] {
      let fault = #expect(throws: Fault.self) { try model.ask(values, rows: 1, outputs: ["variable"]) }
      #expect(fault?.code == "E055")
    }
    #expect(throws: Fault.self) { try model.ask([.floats([1, 2])], rows: 1, outputs: ["none"]) }
  }

  @Test("A model that crashes or never ends is found out by a child, and this process goes on.")
  func limits() throws {
    let bytes = try OnnxSample.bytes("spend")
    let file = try OnnxFile(bytes)
    var limits = OnnxModel.Limits()
    limits.seconds = 0
    let late = #expect(throws: Fault.self) {
      try OnnxModel.probe(bytes, file, [.floats(OnnxSample.pairs)], rows: 5, outputs: ["variable"], limits: limits)
    }
    #expect(late?.code == "E056")
    let cut = #expect(throws: Fault.self) {
      try OnnxModel.probe(
        Array(bytes.dropLast(40)), file, [.floats(OnnxSample.pairs)], rows: 5, outputs: ["variable"])
    }
    #expect(cut?.code == "E056")
  }

  @Test("Files with bytes changed at random are refused, or answer, in a child or here; nothing ends this process.")
  func changed() throws {
    var state: UInt64 = 5
    var (taken, refused) = (0, 0)
    for name in ["churn", "tier"] {
      let good = try OnnxSample.bytes(name)
      for _ in 0..<(soaks ? 5_000 : 100) {
        var bytes = good
        for _ in 0..<3 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
        }
        guard let file = try? OnnxFile(bytes), !file.inputs.isEmpty else {
          refused += 1
          continue
        }
        let outputs = file.outputs.map(\.name)
        guard (try? OnnxModel.probe(bytes, file, OnnxSample.values(name), rows: 5, outputs: outputs)) != nil else {
          refused += 1
          continue
        }
        taken += 1
        _ = try? OnnxModel(bytes, file).ask(OnnxSample.values(name), rows: 5, outputs: outputs)
      }
    }
    #expect(taken > 0 && refused > 0)
  }
}
