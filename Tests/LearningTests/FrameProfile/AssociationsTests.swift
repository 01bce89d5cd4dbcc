import Testing

@testable import Learning

/// Measures of how closely columns go together, held against other programs.
@Suite struct AssociationsTests {
  let x = [1.0, 2, 2, 3, 5, 8, 13, 21, 34, 55]
  let y = [2.0, 1, 4, 3, 7, 6, 12, 20, 30, 60]

  /// scipy 1.17.1: `stats.pearsonr`, `stats.spearmanr`; pandas 3.1.1 `DataFrame.corr` where values are missing.
  @Test("Correlations of numbers and of ranks are those of scipy and pandas, gaps left out by pairs.")
  func correlations() throws {
    #expect(abs(try #require(Associations.pearson(x, y)) - 0.9910967891688238) < 1e-12)
    #expect(abs(try #require(Associations.spearman(x, y)) - 0.9483326481409007) < 1e-12)
    var (gapX, gapY) = (x, y)
    gapX[3] = .nan
    gapY[7] = .nan
    #expect(abs(try #require(Associations.pearson(gapX, gapY)) - 0.990920232217156) < 1e-12)
    #expect(abs(try #require(Associations.spearman(gapX, gapY)) - 0.9341484842923421) < 1e-12)
    #expect(Associations.pearson([1, 1, 1], [1, 2, 3]) == nil)
    #expect(Associations.pearson([1], [2]) == nil)
  }

  /// scipy 1.17.1: `contingency.association(method="cramer")`; the ratio by its definition in numpy.
  @Test("Cramér's V is scipy's, and the correlation ratio the root of the variance between groups.")
  func words() throws {
    let (a, b) = ([0, 0, 0, 1, 1, 1, 2, 2, 2, 2], [0, 0, 1, 1, 1, 0, 1, 1, 1, 0])
    #expect(abs(try #require(Associations.cramer(a, b)) - 0.3632415786283895) < 1e-12)
    #expect(abs(try #require(Associations.ratio(a, x)) - 0.798826471327761) < 1e-12)
    #expect(Associations.cramer([0, 0], [0, 1]) == nil)
    #expect(abs(try #require(Associations.cramer(a + [-1], b + [1])) - 0.3632415786283895) < 1e-12)
    #expect(Associations.ratio([0, 0], [1, 2]) == nil)
  }
}
