/// Which features move a model's predictions, and how much.
public struct Explanation: Codable, Hashable, Sendable {
  /// One feature's weight.
  public struct Item: Codable, Hashable, Sendable {
    public var feature: String
    /// The share of the gain over all splits of the trees, 0 to 1.
    public var gain: Double
    /// The mean absolute SHAP value on the rows explained, in log-odds or in the target's unit; none without rows.
    public var shap: Double?
  }

  /// The heaviest first: by SHAP value where there are rows, else by gain.
  public var items: [Item]
  /// How many rows the SHAP values are of.
  public var rows: Int
}
