/// The trees of one operator, as they are told: ONNX Runtime follows features and children where they lead.
struct OnnxTrees {
  let input: String
  private let lists: [String: [Int64]]
  private let modes: [String]

  init(input: String, _ attributes: [OnnxAttribute]) {
    self.input = input
    lists = Dictionary(attributes.map { ($0.name, $0.wholes) }, uniquingKeysWith: { first, _ in first })
    modes = attributes.first { $0.name == "nodes_modes" }?.texts ?? []
  }

  /// Throws where a feature is out of range, a child is not there, or a node is the child of two.
  func check(features: Int) throws {
    let names = ["nodes_treeids", "nodes_nodeids", "nodes_truenodeids", "nodes_falsenodeids", "nodes_featureids"]
    let all = names.compactMap { lists[$0] }
    guard all.count == names.count, all.allSatisfy({ $0.count == modes.count }) else {
      throw OnnxFile.refused("the lists of its trees differ in length")
    }
    struct Place: Hashable {
      let tree: Int64
      let node: Int64
    }
    var places: [Place: Int] = [:]
    for node in modes.indices {
      guard places.updateValue(node, forKey: Place(tree: all[0][node], node: all[1][node])) == nil else {
        throw OnnxFile.refused("a node of a tree stands twice")
      }
    }
    var isChild = [Bool](repeating: false, count: modes.count)
    var roots: Set<Int64> = []
    for node in modes.indices {
      let isRoot = roots.insert(all[0][node]).inserted
      if isRoot { isChild[node] = true }
    }
    for (node, mode) in modes.enumerated() where mode != "LEAF" {
      guard all[4][node] >= 0, all[4][node] < Int64(features) else {
        throw OnnxFile.refused("a tree asks for feature \(all[4][node]) of \(features)")
      }
      for side in [all[2], all[3]] {
        guard let child = places[Place(tree: all[0][node], node: side[node])], !isChild[child] else {
          throw OnnxFile.refused("the children of a tree do not fit")
        }
        isChild[child] = true
      }
    }
  }
}
