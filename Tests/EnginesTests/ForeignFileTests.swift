import Engines
import Testing

/// What is refused by its first bytes.
struct ForeignFileTests {
  @Test(
    "Pickles, archives and packed files are refused before anything reads them.",
    arguments: [
      ([0x80, 0x04, 0x95, 0x10], "pickle"), ([0x80, 0x02, 0x63], "pickle"),
      (Array("ccopy_reg\n_reconstructor".utf8), "pickle"),
      (Array("PK\u{3}\u{4}archive/data.pkl".utf8), "PyTorch"), ([0x78, 0x9c, 0x01], "joblib"),
      ([0x1f, 0x8b, 8], "joblib"),
      ([0x89, 0x48, 0x44, 0x46, 0x0d], "Keras"), (Array("tree\nversion=v4".utf8), "LightGBM"),
      (Array("{\"learner\":".utf8), "JSON"),
    ] as [([UInt8], String)])
  func refused(bytes: [UInt8], word: String) {
    let fault = #expect(throws: Fault.self) { try ForeignFile.check(bytes, named: "model.bin") }
    #expect(fault?.code == "E057" && fault?.message.contains(word) == true, "\(fault?.message ?? "")")
    #expect(fault?.subject == "model.bin")
  }

  @Test("Bytes of ONNX, and none, are for those who read ONNX.")
  func taken() throws {
    for bytes in [[], [0x08, 0x08, 0x12, 0x08]] as [[UInt8]] { try ForeignFile.check(bytes, named: "model.onnx") }
  }
}
