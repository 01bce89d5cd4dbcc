import Frames

extension Estimator {
  /// Isolation forests (Liu, Ting and Zhou 2008): what few random cuts set apart is unusual.
  public static let isolation = Estimator(
    "isolation", "Unusual rows by an isolation forest: `train frame, with: isolation(contamination: 2%)`.",
    tasks: [.anomalies],
    parameters: [
      Parameter(
        "n_estimators", aliases: ["num_trees", "ntrees"], .int(1...10_000), .int(100), "How many trees are grown."),
      Parameter(
        "max_samples", aliases: ["sample_size", "subsample"], .int(2...1_000_000), .int(256),
        "How many rows each tree sees, if there are so many."),
      Parameter(
        "contamination", aliases: ["outlier_share"], .double(0...0.5), .double(0),
        "The share of the training rows that is unusual; 0 takes the paper's border, a score below -0.5."),
    ],
    fit: { IsolationFit(lesson: $0) }, load: { try IsolationAnswer($0) })
}
