/// Files of other tools, known by their first bytes: those that are programs are never opened.
public enum ForeignFile {
  /// Throws E057 for a file that is none of ONNX, with what it is; pickles, and all that holds them, run whatever they say
  /// when they are opened.
  public static func check(_ bytes: [UInt8], named name: String) throws {
    guard let (what, help) = found(bytes) else { return }
    throw Fault("E057", "`\(name)` is \(what)", subject: name, help: help)
  }

  private static func found(_ bytes: [UInt8]) -> (what: String, help: String)? {
    let export = "export the model as ONNX with the tool that made it (skl2onnx, onnxmltools, torch.onnx.export)"
    func begins(_ start: String) -> Bool { bytes.starts(with: start.utf8) }
    if bytes.count > 1, bytes[0] == 0x80, (0...5).contains(bytes[1]) {
      return ("a pickle, which is a program: it is never opened", export)
    }
    // The oldest pickles are text: a class and its module, or a list, dictionary or tuple that begins.
    if begins("ccopy_reg\n") || begins("c__builtin__\n") || begins("(lp") || begins("(dp") || begins("(ip") {
      return ("a pickle, which is a program: it is never opened", export)
    }
    if begins("PK\u{3}\u{4}") {
      return ("an archive, as PyTorch's .pt is, and may hold pickles: it is never opened", export)
    }
    if bytes.starts(with: [0x1f, 0x8b]) || bytes.starts(with: [0x42, 0x5a, 0x68])
      || bytes.starts(with: [0xfd, 0x37, 0x7a])
      || bytes.count > 1 && bytes[0] == 0x78 && [0x01, 0x5e, 0x9c, 0xda].contains(bytes[1]) || begins("ZF")
    {
      return ("packed, as joblib's files are, and may hold pickles: it is never opened", export)
    }
    if bytes.starts(with: [0x89, 0x48, 0x44, 0x46]) { return ("a file of HDF5, as Keras writes it", export) }
    if begins("tree\n") {
      return ("LightGBM's text and no file of ONNX", "export it with onnxmltools.convert_lightgbm")
    }
    if begins("{") { return ("JSON and no file of ONNX", "export it with onnxmltools.convert_xgboost") }
    return nil
  }
}
