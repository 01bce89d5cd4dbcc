/// A confusion matrix: the true classes as rows, the predicted ones as columns, recall at the right, precision below.
public struct MatrixText: Showable {
  public var classes: [String]
  /// `counts[actual][predicted]`, in the order of the classes.
  public var counts: [[Int]]

  public init(_ classes: [String], _ counts: [[Int]]) {
    self.classes = classes
    self.counts = counts
  }

  public func lines(_ paint: Paint) -> [String] {
    var columns = [TableColumn("actual \\ predicted", "", .texts(classes.map(Optional.some) + ["precision"]))]
    for (index, name) in classes.enumerated() {
      columns.append(
        TableColumn(name, "", .measures(classes.indices.map { text(count($0, index)) } + [precision(index)])))
    }
    columns.append(TableColumn("recall", "", .measures(classes.indices.map(recall) + [""])))
    var table = TableText(columns)
    table.showsTypes = false
    table.showsCount = false
    table.hint = nil
    return table.lines(paint)
  }

  private func count(_ actual: Int, _ predicted: Int) -> Int {
    actual < counts.count && predicted < counts[actual].count ? counts[actual][predicted] : 0
  }

  private func text(_ count: Int) -> String? { Thousands.grouped(count) }

  private func recall(_ index: Int) -> String? {
    share(count(index, index), of: classes.indices.reduce(0) { $0 + count(index, $1) })
  }

  private func precision(_ index: Int) -> String? {
    share(count(index, index), of: classes.indices.reduce(0) { $0 + count($1, index) })
  }

  private func share(_ part: Int, of whole: Int) -> String? {
    whole > 0 ? NumberText.percent(Double(part) / Double(whole)) : nil
  }
}
