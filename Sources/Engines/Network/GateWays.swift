import Dispatch
import Glibc
import Synchronization

/// The sockets of a gate, which its threads hold.
final class GateWays: Sendable {
  let port: Int
  let password: String
  let bytes = Atomic<Int>(0)
  /// How many bytes may have come in before the gate shuts.
  let limit = Atomic<Int>(Int.max)
  /// Why the last way was not opened.
  let refusal = Mutex<Fault?>(nil)
  private let policy: NetworkPolicy
  private let listener: Int32
  private let isClosed = Atomic<Bool>(false)

  /// How long a server may take to answer, and then be silent, in milliseconds.
  private static let patience: Int32 = 10_000
  private static let silence: Int32 = 60_000
  private static let largestHead = 65_536

  init(_ policy: NetworkPolicy) throws {
    self.policy = policy
    password = SHA256.hex((0..<4).map { _ in "\(UInt64.random(in: 0...UInt64.max))" }.joined())
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    // Safe because the address lives through the calls and is of the size that is told.
    let status = withUnsafeMutablePointer(to: &address) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    port = Int(UInt16(bigEndian: address.sin_port))
    guard status else {
      throw Fault("E046", "no way to the network could be opened: \(String(cString: strerror(errno)))")
    }
  }

  func close() {
    isClosed.store(true, ordering: .relaxed)
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// Takes connections until the gate is closed, each on a thread of its own.
  func accept() {
    while !isClosed.load(ordering: .relaxed) {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else {
        if errno == EINTR || errno == ECONNABORTED { continue }
        break
      }
      _ = fcntl(client, F_SETFD, FD_CLOEXEC)
      DispatchQueue(label: "mlops.gate.way").async { [self] in
        serve(client)
        Glibc.close(client)
      }
    }
    Glibc.close(listener)
  }

  private func serve(_ client: Int32) {
    guard let request = GateRequest(from: client, atMost: GateWays.largestHead, within: GateWays.patience) else {
      return
    }
    guard request.password == password else {
      send("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", to: client)
      return
    }
    do {
      let server = try open(request)
      defer { Glibc.close(server) }
      if request.isTunnel {
        send("HTTP/1.1 200 Connection established\r\n\r\n", to: client)
      } else {
        send(request.forwarded, to: server)
      }
      if !request.rest.isEmpty { send(request.rest, to: server) }
      relay(client, server, request.host)
    } catch {
      refusal.withLock { if $0 == nil { $0 = error } }
      send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", to: client)
    }
  }

  /// A connection to the first address of the host that answers, if the policy allows every one that is tried.
  private func open(_ request: GateRequest) throws(Fault) -> Int32 {
    try policy.check(host: request.host)
    for address in try NetworkAddress.of(request.host) {
      try policy.check(address, of: request.host, isPlain: !request.isTunnel)
      if let handle = address.connect(port: request.port, within: GateWays.patience) { return handle }
    }
    throw Fault(
      "E046", "`\(request.host)` does not answer on port \(request.port)", subject: request.host,
      help: "check the address and the network")
  }

  /// Hands on what either side sends, until one ends, both are silent or too much has come.
  private func relay(_ client: Int32, _ server: Int32, _ host: String) {
    var watched = [
      pollfd(fd: client, events: Int16(POLLIN), revents: 0), pollfd(fd: server, events: Int16(POLLIN), revents: 0),
    ]
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let ready = poll(&watched, 2, GateWays.silence)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else {
        if ready == 0 { refuse(Fault("E046", "`\(host)` has been silent for a minute", subject: host)) }
        return
      }
      for (source, target) in [(0, server), (1, client)] where watched[source].revents != 0 {
        let count = read(watched[source].fd, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        if source == 1, bytes.add(count, ordering: .relaxed).newValue > limit.load(ordering: .relaxed) {
          refuse(Fault("E047", "`\(host)` sends more than is wanted", subject: host))
          return
        }
        guard send(Array(buffer[..<count]), to: target) else { return }
      }
    }
  }

  private func refuse(_ fault: Fault) { refusal.withLock { if $0 == nil { $0 = fault } } }

  private func send(_ text: String, to handle: Int32) { send(Array(text.utf8), to: handle) }

  @discardableResult
  private func send(_ bytes: [UInt8], to handle: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      // Safe because the pointer stays inside the array for the call.
      let count = bytes.withUnsafeBytes { all in
        all.baseAddress.map { Glibc.send(handle, $0 + sent, bytes.count - sent, Int32(MSG_NOSIGNAL)) } ?? -1
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
