import Engines

extension Fault {
  /// What the database says of a file on another machine, in the user's words.
  func ofRemote(_ address: RemoteAddress) -> Fault {
    guard code == "E010" || code == "E013" || code == "E014" else { return self }
    let shown = String(address.text.prefix { $0 != "?" })
    let told = Spelling.folded(message)
    if told.contains("http 404") || told.contains("no files found") {
      let what = address.scheme == "s3" ? "no such bucket or key" : "the server knows no such file"
      return Fault("F076", "there is nothing at `\(shown)`: \(what)", subject: shown, help: "check the address")
    }
    // DuckDB tells a refused HEAD, then a refused GET, as the status 0.
    if told.contains("http 0 ") || told.contains("http 403") || told.contains("http 401")
      || told.contains("http 400") && address.scheme == "s3"
    {
      let help =
        address.scheme == "s3"
        ? "say `access: {key: secret(\"KEY\"), secret: secret(\"SECRET\")}`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        : "the file must be open to all who have its address"
      return Fault("F077", "`\(address.host)` does not let us read `\(Disk.name(shown))`", subject: shown, help: help)
    }
    if told.contains("ssl") || told.contains("certificate") || told.contains("tls") {
      return Fault(
        "F079", "`\(address.host)` does not prove who it is: \(message)", subject: address.host,
        help: "a certificate of your own goes into a file that SSL_CERT_FILE names")
    }
    return Fault(
      "F078", "`\(shown)` cannot be read: \(message)", subject: shown, help: "check the address and try again")
  }
}
