import Testing

@testable import Engines

/// What of a file of ONNX is read, and what is refused before ONNX Runtime sees it.
struct OnnxFileTests {
  @Test("A file says what it takes and tells.")
  func facts() throws {
    let churn = try OnnxFile(OnnxSample.bytes("churn"))
    #expect(churn.inputs.map(\.name) == ["age", "income", "plan"])
    #expect(churn.inputs.map(\.kind) == [.float, .float, .text] && churn.inputs.allSatisfy { $0.columns == 1 })
    #expect(churn.outputs.map(\.kind) == [.text, .records])
    #expect(churn.classes == ["no", "yes"] && !churn.hasNumberedClasses)
    #expect(Set(churn.texts).isSuperset(of: ["free", "pro", "team"]))
    let tier = try OnnxFile(OnnxSample.bytes("tier"))
    #expect(tier.inputs.map(\.columns) == [2] && tier.outputs.map(\.columns) == [1, 3])
    #expect(tier.classes == ["0", "1", "2"] && tier.hasNumberedClasses)
  }

  @Test("Operators that are not ONNX's own, functions and weights in other files are refused.")
  func refused() throws {
    // An operator of another domain, a function, a training, a model without a graph, a tensor in another file.
    let graph = Message.field(1, Message.text(4, "Add") + Message.text(7, "com.evil"))
    let external = Message.field(5, Message.number(14, 1) + Message.text(8, "weights"))
    let cases: [([UInt8], String)] = [
      (Message.model(graph), "`Add` is one of the operators of `com.evil`"),
      (Message.field(8, Message.text(1, "com.evil")) + Message.model([]), "it uses operators of `com.evil`"),
      (Message.model([]) + Message.field(25, []), "it defines operators of its own"),
      (Message.model([]) + Message.field(20, []), "it holds a training"),
      (Message.model(external), "some of its weights lie in other files"),
      (Message.model(Message.field(1, Message.text(4, "Loop"))), "`Loop` may never end"),
      (Message.model([]), "it takes or gives nothing"), ([], "it holds no model"), ([0xff], "it is cut"),
      (Message.field(99, []), "its field 99 is not known"),
    ]
    for (bytes, why) in cases {
      let fault = #expect(throws: Fault.self, "\(why)") { try OnnxFile(bytes) }
      #expect(fault?.code == "E054")
      #expect(fault?.message.contains(why) == true, "\(fault?.message ?? "")")
    }
  }

  @Test("Nested graphs end, and a file that is cut anywhere is refused or whole.")
  func depth() throws {
    var graph: [UInt8] = []
    for _ in 0..<20 {
      graph = Message.field(1, Message.text(4, "If") + Message.field(5, Message.field(6, graph)))
    }
    let fault = #expect(throws: Fault.self) { try OnnxFile(Message.model(graph)) }
    #expect(fault?.message.contains("nested too deeply") == true)
    let good = try OnnxSample.bytes("tier")
    for end in stride(from: 0, to: good.count, by: 53) { _ = try? OnnxFile(Array(good[..<end])) }
  }

  @Test("Trees whose children lead in a circle, or to a feature that is not there, are refused.")
  func trees() throws {
    func attribute(_ name: String, _ numbers: [UInt8]) -> [UInt8] {
      Message.field(5, Message.text(1, name) + numbers.flatMap { Message.number(8, $0) })
    }
    func model(feature: UInt8, left: UInt8, right: UInt8) -> [UInt8] {
      let node =
        Message.text(1, "x") + Message.text(4, "TreeEnsembleRegressor") + Message.text(7, "ai.onnx.ml")
        + attribute("nodes_treeids", [0, 0, 0]) + attribute("nodes_nodeids", [0, 1, 2])
        + attribute("nodes_truenodeids", [left, 0, 0]) + attribute("nodes_falsenodeids", [right, 0, 0])
        + attribute("nodes_featureids", [feature, 0, 0])
        + Message.field(
          5, Message.text(1, "nodes_modes") + ["BRANCH_LEQ", "LEAF", "LEAF"].flatMap { Message.text(9, $0) })
      let sizes = Message.field(2, Message.field(1, Message.number(1, 9)) + Message.field(1, Message.number(1, 4)))
      let type = Message.field(2, Message.field(1, Message.number(1, 1) + sizes))
      return Message.model(
        Message.field(1, node) + Message.field(11, Message.text(1, "x") + type)
          + Message.field(12, Message.text(1, "y") + type))
    }
    _ = try OnnxFile(model(feature: 3, left: 1, right: 2))
    for bad in [
      model(feature: 4, left: 1, right: 2), model(feature: 0, left: 0, right: 2), model(feature: 0, left: 1, right: 1),
      model(feature: 0, left: 1, right: 9),
    ] {
      #expect(throws: Fault.self) { try OnnxFile(bad) }
    }
  }
}

/// Messages of Protocol Buffers, written by hand.
private enum Message {
  static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] { key(number, 2) + length(bytes.count) + bytes }
  static func text(_ number: UInt8, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }
  static func number(_ number: UInt8, _ value: UInt8) -> [UInt8] { key(number, 0) + [value] }
  static func model(_ graph: [UInt8]) -> [UInt8] { field(8, text(1, "")) + field(7, graph) }

  private static func key(_ number: UInt8, _ kind: Int) -> [UInt8] { length(Int(number) << 3 | kind) }

  private static func length(_ count: Int) -> [UInt8] {
    var (rest, bytes) = (count, [UInt8]())
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
