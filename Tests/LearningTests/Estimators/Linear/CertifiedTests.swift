import Engines
import Frames
import Testing

@testable import Learning

/// Least squares against the certified values of NIST's Statistical Reference Datasets (StRD, linear regression).
struct CertifiedTests {
  struct Problem: Sendable, CustomTestStringConvertible {
    let name: String
    /// The target, then the columns.
    let rows: [[Double]]
    var hasIntercept = true
    /// Certified: each estimate with its standard deviation, the intercept first.
    let certified: [(estimate: Double, error: Double)]
    var testDescription: String { name }
  }

  static let problems = [
    Problem(
      name: "Norris",
      rows: zip(
        [
          0.1, 338.8, 118.1, 888, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9,
          10.8, 557.7, 228.3, 998, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4,
          449.2, 0.2,
        ],
        [
          0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777, 558.2, 0.4, 0.6, 775.5, 666.9, 338, 447.5,
          11.6, 556, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999, 779, 11.1, 118.3, 229.2, 669.1,
          448.9, 0.5,
        ]
      ).map { [$0, $1] },
      certified: [(-0.262323073774029, 0.232818234301152), (1.00211681802045, 0.000429796848199937)]),
    Problem(
      name: "Pontius",
      rows: [
        0.11019, 0.21956, 0.32949, 0.43899, 0.54803, 0.65694, 0.76562, 0.87487, 0.98292, 1.09146, 1.20001, 1.30822,
        1.41599, 1.52399, 1.63194, 1.73947, 1.84646, 1.95392, 2.06128, 2.16844, 0.11052, 0.22018, 0.32939, 0.43886,
        0.54798, 0.65739, 0.76596, 0.87474, 0.983, 1.0915, 1.20004, 1.30818, 1.41613, 1.52408, 1.63159, 1.73965,
        1.84696, 1.95445, 2.06177, 2.16829,
      ].enumerated().map { place, y in
        let x = Double(place % 20 + 1) * 150_000
        return [y, x, x * x]
      },
      certified: [
        (0.000673565789473684, 0.000107938612033077), (7.32059160401003e-07, 1.57817399981659e-10),
        (-3.16081871345029e-15, 4.86652849992036e-17),
      ]),
    Problem(
      name: "NoInt1", rows: (0...10).map { [130 + Double($0), 60 + Double($0)] }, hasIntercept: false,
      certified: [(2.07438016528926, 0.0165289256198347)]),
    Problem(
      name: "Longley",
      rows: [
        [60323, 83.0, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
        [60171, 88.2, 258054, 3682, 1616, 109773, 1949], [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
        [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
        [64989, 99.0, 365385, 1870, 3547, 115094, 1953], [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
        [66019, 101.2, 397469, 2904, 3048, 117388, 1955], [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
        [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
        [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
        [69331, 115.7, 518173, 4806, 2572, 127852, 1961], [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
      ],
      certified: [
        (-3482258.63459582, 890420.383607373), (15.0618722713733, 84.9149257747669),
        (-0.035819179292591, 0.0334910077722432), (-2.02022980381683, 0.488399681651699),
        (-1.03322686717359, 0.214274163161675), (-0.0511041056535807, 0.22607320006937),
        (1829.15146461355, 455.478499142212),
      ]),
  ]

  @Test("Estimates and their standard errors have at least eight right digits.", arguments: problems)
  func digits(_ problem: Problem) throws {
    let names = ["y"] + (1..<problem.rows[0].count).map { "x\($0)" }
    let table = try Table(records: problem.rows.map { row in zip(names, row).map { ScalarField($0, .double($1)) } })
    var training = Training(target: "y", seed: 1, estimator: .linear)
    training.task = .regression
    if !problem.hasIntercept { training.parameters = [("fit_intercept", .text("no"))] }
    let terms = try Synthetic.model(training, table).coefficients()
    #expect(terms.count == problem.certified.count)
    for (term, certified) in zip(terms, problem.certified) {
      #expect(abs(term.estimate - certified.estimate) <= 1e-8 * abs(certified.estimate), "\(term)")
      #expect(abs(try #require(term.error) - certified.error) <= 1e-8 * certified.error, "\(term)")
    }
  }
}
