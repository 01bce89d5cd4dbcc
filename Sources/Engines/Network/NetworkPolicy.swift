/// Which addresses data may be read from.
public struct NetworkPolicy: Hashable, Sendable {
  /// The hosts that may be asked, none for any: `data.example.com`, or `.example.com` for all below it.
  public var hosts: [String]?
  /// Whether addresses of private networks and of this machine may be asked.
  public var allowsPrivate: Bool

  public init(hosts: [String]? = nil, allowsPrivate: Bool = true) {
    self.hosts = hosts
    self.allowsPrivate = allowsPrivate
  }

  /// For a person at a prompt, or who runs a script: any host, also those of their own network.
  public static let person = NetworkPolicy()

  /// For what runs on a server by itself: the hosts that are named, and no private address.
  public static func server(_ hosts: [String]) -> NetworkPolicy { NetworkPolicy(hosts: hosts, allowsPrivate: false) }

  /// Throws E045 where a host may not be asked.
  public func check(host: String) throws(Fault) {
    guard let hosts else { return }
    let name = host.lowercased()
    let isNamed = hosts.contains { $0.hasPrefix(".") ? name.hasSuffix($0.lowercased()) : name == $0.lowercased() }
    guard !isNamed else { return }
    throw Fault(
      "E045", "`\(host)` is not among the hosts that may be read from here", subject: host,
      help: hosts.isEmpty ? "no host is" : "hosts: \(hosts.joined(separator: ", "))")
  }

  /// Throws E045 where an address may not be asked: `address` is one that the host's name led to. `isPlain` says that nothing
  /// keeps others from reading along, which is allowed on this machine alone.
  public func check(_ address: NetworkAddress, of host: String, isPlain: Bool) throws(Fault) {
    guard allowsPrivate || !address.isPrivate else {
      throw Fault(
        "E045", "`\(host)` leads to \(address), an address of a private network, which is not read from here",
        subject: host)
    }
    guard !isPlain || address.isLoopback else {
      throw Fault(
        "E045", "`http://\(host)` is open to all who listen on the way", subject: host, help: "write https://")
    }
  }
}
