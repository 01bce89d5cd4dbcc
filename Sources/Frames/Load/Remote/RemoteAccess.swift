public import Engines

/// What a store of files asks for before it gives one; what is not said is taken from the environment as AWS's own
/// programs do.
public struct RemoteAccess: Hashable, Sendable {
  public var key: Secret?
  public var secret: Secret?
  public var token: Secret?
  public var region: String?
  /// Another store than Amazon's: `https://s3.example.com`, or `http://127.0.0.1:9000` on this machine.
  public var endpoint: String?

  public init(
    key: Secret? = nil, secret: Secret? = nil, token: Secret? = nil, region: String? = nil, endpoint: String? = nil
  ) {
    self.key = key
    self.secret = secret
    self.token = token
    self.region = region
    self.endpoint = endpoint
  }

  /// With what is missing taken from an environment.
  func completed(_ environment: (String) -> String?) -> RemoteAccess {
    var access = self
    if key == nil, secret == nil {
      access.key = environment("AWS_ACCESS_KEY_ID").map { Secret("AWS_ACCESS_KEY_ID", text: $0) }
      access.secret = environment("AWS_SECRET_ACCESS_KEY").map { Secret("AWS_SECRET_ACCESS_KEY", text: $0) }
      access.token = token ?? environment("AWS_SESSION_TOKEN").map { Secret("AWS_SESSION_TOKEN", text: $0) }
    }
    access.region = region ?? environment("AWS_REGION") ?? environment("AWS_DEFAULT_REGION")
    access.endpoint = endpoint ?? environment("AWS_ENDPOINT_URL_S3") ?? environment("AWS_ENDPOINT_URL")
    return access
  }

  /// The statement that tells the database, for one bucket; throws F075 where the endpoint is no address.
  func statement(bucket: String) throws(Fault) -> String {
    var words = ["TYPE s3", "SCOPE \(DuckSQL.text("s3://" + bucket))"]
    if let key, let secret {
      words += ["KEY_ID \(DuckSQL.text(key.text))", "SECRET \(DuckSQL.text(secret.text))"]
      if let token { words.append("SESSION_TOKEN \(DuckSQL.text(token.text))") }
    }
    words.append("REGION \(DuckSQL.text(region ?? "us-east-1"))")
    if let endpoint {
      let isPlain = endpoint.hasPrefix("http://")
      guard isPlain || endpoint.hasPrefix("https://") else {
        throw Fault("F075", "`\(endpoint)` is no address of a store", subject: endpoint, help: "write https://host")
      }
      let host = endpoint.dropFirst(isPlain ? 7 : 8).prefix { $0 != "/" }
      words += ["ENDPOINT \(DuckSQL.text(String(host)))", "URL_STYLE 'path'", "USE_SSL \(!isPlain)"]
    }
    return "CREATE OR REPLACE TEMPORARY SECRET \(DuckSQL.name("s3 \(bucket)")) (\(words.joined(separator: ", ")))"
  }
}
