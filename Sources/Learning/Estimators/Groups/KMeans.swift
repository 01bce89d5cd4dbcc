import Frames

extension Estimator {
  /// Groups of rows around centres (Lloyd 1982), begun by k-means++ (Arthur and Vassilvitskii 2007).
  public static let kmeans = Estimator(
    "kmeans", "Groups of rows that lie near to one centre each: `train frame, with: kmeans(k: 5)`.",
    tasks: [.clusters],
    parameters: [
      Parameter("k", aliases: ["n_clusters", "centers"], .int(1...10_000), .int(8), "How many groups."),
      Parameter(
        "n_init", aliases: ["nstart"], .int(1...1_000), .int(10),
        "How often it begins anew; the best beginning is kept."),
      Parameter("max_iter", aliases: ["iter_max"], .int(1...100_000), .int(300), "How many turns at most."),
      Parameter(
        "tol", aliases: ["tolerance"], .double(0...1), .double(1e-4),
        "It ends when the centres' squared moves are less than this share of the mean variance."),
      .standardize,
    ], also: ["distance"],
    fit: { KMeansFit(lesson: $0) }, load: { try KMeansAnswer($0) })
}
