import Testing

@testable import Display

/// Numbers behind the charts, against closed forms and values worked out by hand.
struct ScalesTests {
  @Test("A box has quartiles of type 7, whiskers at values, and what lies beyond.")
  func box() throws {
    let box = try #require(BoxSummary([1, 2, 3, 4, 5, 6, 7, 8, 100, .nan]))
    #expect(box.count == 9)
    #expect([box.lower, box.median, box.upper] == [3, 5, 7])
    #expect([box.low, box.high] == [1, 8])
    #expect(box.outliers == [100])
    #expect(BoxSummary([Double.nan]) == nil)
  }

  @Test("The ROC of two classes goes through its known corners, and a tie counts half.")
  func roc() {
    let curve = ClassCurve(
      name: "yes", scores: [0.9, 0.8, 0.8, 0.3], isPositive: [true, true, false, false])
    #expect(curve.roc == [.init(0, 0), .init(0, 0.5), .init(0.5, 1), .init(1, 1)])
    #expect(curve.area == 0.875)
    #expect(curve.precisionRecall.map(\.y) == [1, 2.0 / 3, 0.5])
    #expect(abs(curve.averagePrecision - (0.5 + 0.5 * 2 / 3)) < 1e-15)
    #expect(!ClassCurve(name: "one", scores: [0.1], isPositive: [true]).isDefined)
  }

  @Test("Corners of a curve are all that is needed, and a limit is kept and told.")
  func corners() {
    let line = (0...100).map { Figure.Point(Double($0), $0 < 50 ? 0 : 1) }
    let whole = line.corners(limit: 10)
    #expect(whole.points == [.init(0, 0), .init(49, 0), .init(50, 1), .init(100, 1)] && !whole.isThinned)
    let jagged = (0...100).map { Figure.Point(Double($0), Double($0 % 2)) }.corners(limit: 10)
    #expect(jagged.points.count == 10 && jagged.isThinned)
    #expect(jagged.points.first == .init(0, 0) && jagged.points.last == .init(100, 0))
  }

  @Test("A density has the area of 1 and its top where the values are.")
  func density() throws {
    let values = (0..<500).map { Double($0 % 100) / 10 }
    let density = try #require(Density(values, from: 0, to: 9.9))
    let area = zip(density.points, density.points.dropFirst()).reduce(0) {
      $0 + ($1.1.x - $1.0.x) * ($1.1.y + $1.0.y) / 2
    }
    #expect(abs(area - 1) < 0.01)
    #expect(Density([2, 2], from: 0, to: 3) == nil)
  }

  @Test("Calibration keeps rows with one probability together; perfect probabilities have no error.")
  func calibration() {
    let perfect = Calibration([0, 0, 1, 1], [false, false, true, true])
    #expect(perfect.points == [.init(0, 0), .init(1, 1)] && perfect.error == 0)
    let off = Calibration([0.5, 0.5, 0.5, 0.5], [true, true, true, false])
    #expect(off.points == [.init(0.5, 0.75)] && off.error == 0.25)
  }

  @Test("Rows with one x become their mean, and neighbours are averaged to a limit.")
  func means() {
    let points: [Figure.Point] = [.init(2, 1), .init(1, 5), .init(2, 3)]
    #expect(points.meansByX() == [.init(1, 5), .init(2, 2)])
    let steps = (0..<10).map { Figure.Point(Double($0), 1) }.steps(limit: 5)
    #expect(steps.map(\.x) == [0.5, 2.5, 4.5, 6.5, 8.5])
  }

  @Test(
    "Lengths of a picture have at most two digits behind the point.",
    arguments: [
      (1.0, "1"), (-0.001, "0"), (12.345, "12.35"), (3.1, "3.1"), (3.04, "3.04"), (-2.5, "-2.5"), (.nan, "0"),
    ])
  func lengths(value: Double, text: String) {
    #expect(SVGText.number(value) == text)
  }
}
