/// The walk through a file of ONNX that finds what it takes and gives, and refuses what is not data alone.
struct OnnxReader {
  private static let mostNodes = 1_000_000
  private static let deepest = 8
  private static let mostTexts = 1_000_000
  /// More features than this are not taken where a tree's own input is computed.
  private static let mostFeatures = 100_000

  /// What takes texts apart, so that it matters which unknown text it was; and what may never end.
  private static let refusedOperators: [String: String] = [
    "TfIdfVectorizer": "takes texts apart", "StringNormalizer": "takes texts apart",
    "StringSplit": "takes texts apart", "StringConcat": "takes texts apart", "RegexFullMatch": "takes texts apart",
    "Loop": "may never end",
    "TreeEnsemble": "is of a version of ai.onnx.ml that is not read: export with ai.onnx.ml 3",
  ]
  /// What keeps the columns of its input.
  private static let keepsColumns: Set = ["Cast", "Identity", "Scaler", "Imputer", "Normalizer", "Binarizer"]

  private(set) var file = OnnxFile()
  private var nodes = 0
  private var texts: Set<String> = []
  private var initializers: Set<String> = []
  /// The columns of what has a name, where they are known.
  private var columns: [String: Int] = [:]
  private var trees: [OnnxTrees] = []

  /// Reads a `ModelProto`.
  mutating func read(_ model: ProtocolBuffer) throws {
    var model = model
    var graphs: [ProtocolBuffer] = []
    var hasOperators = false
    while let field = try model.next() {
      switch field.number {
      case 1...6, 14, 26: continue
      case 7: graphs.append(try model.message(field))
      case 8:
        hasOperators = true
        try readOperators(try model.message(field))
      case 20: throw OnnxFile.refused("it holds a training")
      case 25: throw OnnxFile.refused("it defines operators of its own")
      default: throw OnnxFile.refused("its field \(field.number) is not known")
      }
    }
    guard graphs.count == 1, hasOperators else { throw OnnxFile.refused("it holds no model") }
    try readGraph(graphs[0], depth: 0)
    guard !file.inputs.isEmpty, !file.outputs.isEmpty else { throw OnnxFile.refused("it takes or gives nothing") }
    for tree in trees { try tree.check(features: columns[tree.input] ?? OnnxReader.mostFeatures) }
    file.texts = texts.sorted()
  }

  private func readOperators(_ set: ProtocolBuffer) throws {
    var set = set
    while let field = try set.next() {
      if field.number == 1 { try checkDomain(try set.text(field), of: "") }
    }
  }

  private func checkDomain(_ domain: String, of name: String) throws {
    guard ["", "ai.onnx", "ai.onnx.ml"].contains(domain) else {
      throw OnnxFile.refused(
        "\(name.isEmpty ? "it uses" : "`\(name.prefix(60))` is one of the") operators of `\(domain.prefix(60))`, "
          + "which are not ONNX's own",
        help: "export the model without custom operators")
    }
  }

  /// Reads a `GraphProto`; only the outermost one's inputs and outputs are the model's.
  private mutating func readGraph(_ graph: ProtocolBuffer, depth: Int) throws {
    guard depth < Self.deepest else { throw OnnxFile.refused("it is nested too deeply") }
    var graph = graph
    var inputs: [OnnxFile.Port] = []
    var bodies: [ProtocolBuffer] = []
    while let field = try graph.next() {
      switch field.number {
      case 1: bodies.append(try graph.message(field))
      case 5: initializers.insert(try readTensor(try graph.message(field)))
      case 11: inputs.append(try OnnxFile.Port(try graph.message(field)))
      case 12 where depth == 0: file.outputs.append(try OnnxFile.Port(try graph.message(field)))
      case 15: try readSparse(try graph.message(field))
      default: continue
      }
    }
    if depth == 0 {
      file.inputs = inputs.filter { !initializers.contains($0.name) }
      for input in file.inputs { columns[input.name] = input.columns }
    }
    nodes += bodies.count
    guard nodes <= Self.mostNodes else { throw OnnxFile.refused("it has more than a million operators") }
    for body in bodies { try readNode(body, depth: depth) }
  }

  /// Reads a `NodeProto`.
  private mutating func readNode(_ node: ProtocolBuffer, depth: Int) throws {
    var node = node
    var (operatorName, domain) = ("", "")
    var (inputs, outputs): ([String], [String]) = ([], [])
    var attributes: [OnnxAttribute] = []
    while let field = try node.next() {
      switch field.number {
      case 1: inputs.append(try node.text(field))
      case 2: outputs.append(try node.text(field))
      case 4: operatorName = try node.text(field)
      case 5: attributes.append(try OnnxAttribute(try node.message(field)))
      case 7: domain = try node.text(field)
      default: continue
      }
    }
    try checkDomain(domain, of: operatorName)
    if let why = Self.refusedOperators[operatorName] {
      throw OnnxFile.refused("`\(operatorName)` \(why)")
    }
    for attribute in attributes {
      for graph in attribute.graphs { try readGraph(graph, depth: depth + 1) }
      for tensor in attribute.tensors { _ = try readTensor(tensor) }
      for tensor in attribute.sparse { try readSparse(tensor) }
      if attribute.name != "nodes_modes" { try keep(attribute.texts) }
      switch attribute.name {
      case "classlabels_strings" where !attribute.texts.isEmpty:
        (file.classes, file.hasNumberedClasses) = (attribute.texts, false)
      case "classlabels_int64s", "classlabels_ints":
        if !attribute.wholes.isEmpty {
          (file.classes, file.hasNumberedClasses) = (attribute.wholes.map(String.init), true)
        }
      default: continue
      }
    }
    if operatorName.hasPrefix("TreeEnsemble") { trees.append(OnnxTrees(input: inputs.first ?? "", attributes)) }
    if Self.keepsColumns.contains(operatorName), let input = inputs.first, let output = outputs.first {
      columns[output] = columns[input]
    }
  }

  private mutating func keep(_ more: [String]) throws {
    texts.formUnion(more)
    guard texts.count <= Self.mostTexts else { throw OnnxFile.refused("it compares with more than a million texts") }
  }

  /// Reads a `TensorProto`; gives its name.
  private mutating func readTensor(_ tensor: ProtocolBuffer) throws -> String {
    var tensor = tensor
    var name = ""
    var elements = 1
    var told: [String] = []
    while let field = try tensor.next() {
      switch field.number {
      case 1:
        for size in try tensor.wholes(field) {
          guard size >= 0, let size = Int(exactly: size), !elements.multipliedReportingOverflow(by: size).overflow
          else {
            throw OnnxFile.refused("a tensor has no size")
          }
          elements *= size
        }
        guard elements <= 1_000_000_000 else { throw OnnxFile.refused("a tensor is too large") }
      case 6: told.append(try tensor.text(field))
      case 8: name = try tensor.text(field)
      case 13: throw external
      case 14: if try tensor.wholes(field).contains(where: { $0 != 0 }) { throw external }
      default: continue
      }
    }
    try keep(told)
    return name
  }

  private var external: Fault {
    OnnxFile.refused(
      "some of its weights lie in other files", help: "save it as one file: onnx.save(model, \"model.onnx\")")
  }

  /// Reads a `SparseTensorProto`.
  private mutating func readSparse(_ sparse: ProtocolBuffer) throws {
    var sparse = sparse
    while let field = try sparse.next() {
      guard field.number <= 2 else { continue }
      let name = try readTensor(try sparse.message(field))
      if field.number == 1 { initializers.insert(name) }
    }
  }
}
