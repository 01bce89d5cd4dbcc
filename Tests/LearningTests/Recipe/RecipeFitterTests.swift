import Calendar
import Engines
import Frames
@testable import Learning
import Testing

@Suite struct RecipeFitterTests {
  static let rows: [[ScalarField]] = [
    [ScalarField("age", .int(30)), ScalarField("city", .text("Ulm")), ScalarField("on", .date(Day(number: 19_753)))],
    [ScalarField("age", .int(40)), ScalarField("city", .text("Bonn")), ScalarField("on", .missing)],
    [ScalarField("age", .missing), ScalarField("city", .text("Ulm")), ScalarField("on", .date(Day(number: 0)))],
    [ScalarField("age", .int(80)), ScalarField("city", .missing), ScalarField("on", .date(Day(number: 1)))],
  ]

  static func features(_ preparations: [Preparation], chosen: [Bool]? = nil) throws -> [Feature] {
    var fitter = RecipeFitter(preparations: preparations, chosen: chosen)
    for column in try Table(records: rows).columns { try fitter.add(column) }
    return fitter.features
  }

  static func values(_ features: [Feature], _ name: String) throws -> [Double] {
    let recipe = Recipe(steps: [], prepared: [], features: features.filter { $0.name == name })
    return try FeatureMatrix(recipe, Table(records: rows)).block(0..<4)
  }

  @Test("Texts are codes by frequency, dates their parts, missing stays missing.")
  func plain() throws {
    let features = try Self.features([])
    #expect(
      features.map(\.name) == ["age", "city", "on.year", "on.month", "on.day", "on.weekday", "on.day_number"])
    let city = try Self.values(features, "city")
    #expect(city[0] == 0 && city[1] == 1 && city[2] == 0 && city[3].isNaN)
    let year = try Self.values(features, "on.year")
    #expect(year[0] == 2024 && year[1].isNaN && year[2] == 1970)
    #expect(try Self.values(features, "on.weekday")[2] == 4)
  }

  @Test("Preparations are fitted on the training rows only.")
  func trainingRowsOnly() throws {
    let imputed = try Self.features(
      [Preparation(.impute, column: "age")], chosen: [true, true, true, false])
    #expect(try Self.values(imputed, "age") == [30, 40, 35, 80])
    let everyRow = try Self.features([Preparation(.impute, column: "age")])
    #expect(try Self.values(everyRow, "age") == [30, 40, 40, 80])
  }

  @Test("Scaling comes after the fill and gives mean 0 and deviation 1.")
  func scaled() throws {
    let features = try Self.features([
      Preparation(.impute, column: "age", choice: .text("mean")), Preparation(.scale, column: "age"),
    ])
    let values = try Self.values(features, "age")
    #expect(abs(values.reduce(0, +)) < 1e-12)
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 3 - 1) < 1e-12)
    #expect(abs(values[2]) < 1e-12)
  }

  @Test("Top keeps the most frequent values, one-hot makes a feature of each.")
  func texts() throws {
    let top = try Self.values(Self.features([Preparation(.top, column: "city", choice: .int(1))]), "city")
    #expect(top[0] == 0 && top[1] == 1 && top[3].isNaN)
    let features = try Self.features([
      Preparation(.impute, column: "city", choice: .text("Bonn")), Preparation(.oneHot, column: "city"),
    ])
    #expect(features.map(\.name).filter { $0.hasPrefix("city") } == ["city.Bonn", "city.Ulm"])
    #expect(try Self.values(features, "city.Bonn") == [0, 1, 0, 1])
    #expect(try Self.values(features, "city.Ulm") == [1, 0, 1, 0])
  }

  @Test("The row path gives the numbers of the column path, and tells unseen texts.")
  func rowPath() throws {
    let preparations = [
      Preparation(.impute, column: "age"), Preparation(.scale, column: "age"), Preparation(.oneHot, column: "city"),
    ]
    for features in try [Self.features([]), Self.features(preparations)] {
      let table = try Table(records: Self.rows)
      let block = try FeatureMatrix(Recipe(steps: [], prepared: [], features: features), table).block(0..<4)
      for row in 0..<4 {
        for (place, feature) in features.enumerated() {
          var isUnseen = false
          let cell = try #require(table[feature.column])[row]
          let number = RowEncoder(feature.encoding).number(cell, isUnseen: &isUnseen)
          #expect(number.bitPattern == block[row * features.count + place].bitPattern)
          #expect(!isUnseen)
        }
      }
    }
    var isUnseen = false
    let city = try #require(Self.features([]).first { $0.name == "city" })
    #expect(RowEncoder(city.encoding).number(.text("Rom"), isUnseen: &isUnseen) == 2)
    #expect(isUnseen)
  }

  @Test("A column without values, or of lists, is left out and told.")
  func leftOut() throws {
    var fitter = RecipeFitter(preparations: [], chosen: nil)
    try fitter.add(Column("empty", type: .missing, values: .missing(count: 3)))
    try fitter.add(Column("tags", type: .list(.int), values: .lists([[.int(1)], []])))
    #expect(fitter.features.isEmpty)
    #expect(
      fitter.notes == ["left out .empty: every value is missing", "left out .tags: a list of int cannot be a feature"])
  }

  @Test(
    "A preparation that does not go with its column is an error.",
    arguments: [
      Preparation(.scale, column: "city"), Preparation(.top, column: "age"), Preparation(.oneHot, column: "on"),
      Preparation(.impute, column: "on"), Preparation(.impute, column: "age", choice: .text("magic")),
      Preparation(.impute, column: "city"), Preparation(.top, column: "city", choice: .int(0)),
    ])
  func misfits(preparation: Preparation) throws {
    let fault = try #require(throws: Fault.self) { try Self.features([preparation]) }
    #expect(fault.code == "L020")
    #expect(fault.help != nil)
  }
}
