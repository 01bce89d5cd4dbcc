extension Chart {
  /// Precision over recall as the threshold falls; the line to compare with is the share of positive rows.
  static let precisionRecall = Chart(
    "precision_recall", "Precision over recall at every threshold, of judged rows.",
    judged: { rows, room in
      let curves = try rows.curves("precision_recall")
      let defined = curves.filter(\.isDefined)
      guard let first = defined.first else {
        return Figure(title: "precision and recall", body: .nothing("nothing to plot: the rows are all of one class"))
      }
      let share = Double(first.positives) / Double(max(1, first.positives + first.others))
      return rows.figure(
        title: "precision and recall of \(rows.target)", curves, defined, x: "recall", y: "precision",
        guide: defined.count == 1 ? [Figure.Point(0, share), Figure.Point(1, share)] : [],
        measure: { "average precision \(NumberText.short($0.averagePrecision))" }, points: \.precisionRecall, room)
    })
}
