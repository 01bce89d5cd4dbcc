import Glibc

/// A numeric address of version 4 or 6, as its 4 or 16 bytes.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// The bytes, most significant first; an address of version 4 inside one of version 6 is taken out of it.
  public let bytes: [UInt8]

  /// An address of 4 or 16 bytes; none for another number of them.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    let isMapped = bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    self.bytes = isMapped ? Array(bytes[12...]) : bytes
  }

  /// This machine itself.
  public var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
  }

  /// No address of the public internet: this machine, private and shared networks, links, tests, several receivers, what is
  /// kept for later (RFC 6890), and ways of version 6 to addresses of version 4.
  public var isPrivate: Bool {
    guard bytes.count == 4 else { return isPrivate6 }
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _),
      (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113), (224..., _, _):
      return true
    default: return false
    }
  }

  private var isPrivate6: Bool {
    // Only 2000::/3 is public; in it documentation (2001:db8::/32), tunnels (2001::/32) and 6to4 (2002::/16) are not.
    guard bytes[0] & 0xE0 == 0x20 else { return true }
    if bytes[0] == 0x20, bytes[1] == 0x01 {
      return bytes[2] == 0x0D && bytes[3] == 0xB8 || bytes[2] == 0 && bytes[3] == 0
    }
    return bytes[0] == 0x20 && bytes[1] == 0x02
  }

  public var description: String {
    var text = [CChar](repeating: 0, count: 64)
    // Safe because the buffer has room for the longest address, and inet_ntop ends it with a zero byte.
    inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, 64)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What a host's name leads to, in the order of preference; E046 where it leads nowhere.
  public static func of(_ host: String) throws(Fault) -> [NetworkAddress] {
    var wanted = addrinfo()
    wanted.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, nil, &wanted, &first)
    // Safe because the list is freed once, after its last use, and each entry holds an address of the family that it tells.
    defer { if let first { freeaddrinfo(first) } }
    var found: [NetworkAddress] = []
    var next = status == 0 ? first : nil
    while let entry = next {
      if let address = bytes(of: entry.pointee).flatMap(NetworkAddress.init), !found.contains(address) {
        found.append(address)
      }
      next = entry.pointee.ai_next
    }
    guard !found.isEmpty else {
      throw Fault("E046", "there is no host `\(host)`", subject: host, help: "check the name and the network")
    }
    return found
  }

  private static func bytes(of entry: addrinfo) -> [UInt8]? {
    guard let address = entry.ai_addr else { return nil }
    // Safe because the system tells the family of the address, and as many bytes are there as that family has.
    let raw = UnsafeRawPointer(address)
    switch entry.ai_family {
    case AF_INET: return Array(UnsafeRawBufferPointer(start: raw + 4, count: 4))
    case AF_INET6: return Array(UnsafeRawBufferPointer(start: raw + 8, count: 16))
    default: return nil
    }
  }

  /// Opens a way to a port of the address; none where nobody answers in so many milliseconds.
  func connect(port: Int, within timeout: Int32) -> Int32? {
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    let handle = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard handle >= 0 else { return nil }
    let flags = fcntl(handle, F_GETFL)
    _ = fcntl(handle, F_SETFL, flags | O_NONBLOCK)
    let ports = [UInt8(truncatingIfNeeded: port >> 8), UInt8(truncatingIfNeeded: port)]
    let kind = withUnsafeBytes(of: UInt16(family)) { Array($0) }
    let place: [UInt8] =
      bytes.count == 4
      ? kind + ports + bytes + [UInt8](repeating: 0, count: 8) : kind + ports + [0, 0, 0, 0] + bytes + [0, 0, 0, 0]
    // Safe because the bytes are laid out as sockaddr_in or sockaddr_in6 and live through the call.
    let status = place.withUnsafeBytes {
      $0.baseAddress.map { Glibc.connect(handle, $0.assumingMemoryBound(to: sockaddr.self), socklen_t(place.count)) }
        ?? -1
    }
    if status != 0 {
      var watched = pollfd(fd: handle, events: Int16(POLLOUT), revents: 0)
      var problem: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      guard errno == EINPROGRESS, poll(&watched, 1, timeout) == 1,
        getsockopt(handle, SOL_SOCKET, SO_ERROR, &problem, &size) == 0, problem == 0
      else {
        close(handle)
        return nil
      }
    }
    _ = fcntl(handle, F_SETFL, flags)
    return handle
  }
}
