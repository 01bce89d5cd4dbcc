import Dispatch
import Glibc
import Synchronization

/// The one way by which the database reads from the network: a proxy of HTTP on this machine, inside this process.
///
/// It asks the policy for every host and every address, also where a server sends the reader on; it resolves a name once and
/// goes to just that address; it counts what comes and ends what takes too much. Traffic of https passes as it is, so
/// certificates are checked by who reads.
public final class NetworkGate: Sendable {
  let ways: GateWays

  /// Where the database finds it: `http://127.0.0.1:PORT`.
  public var url: String { "http://127.0.0.1:\(ways.port)" }
  /// Who does not know it is turned away: the gate is not for other users of the machine.
  public var password: String { ways.password }

  /// Opens the gate on a free port of this machine.
  public init(_ policy: NetworkPolicy) throws {
    ways = try GateWays(policy)
    let ways = ways
    DispatchQueue(label: "mlops.gate").async { ways.accept() }
  }

  deinit { ways.close() }

  /// How many bytes have come in so far.
  public var bytes: Int { ways.bytes.load(ordering: .relaxed) }

  /// Runs a body during which at most `limit` bytes may come; what was refused meanwhile is thrown in place of what the
  /// database makes of it. Gives how many bytes came, too.
  public func during<T>(limit: Int, _ body: () throws -> T) throws -> (value: T, bytes: Int) {
    let before = bytes
    ways.refusal.withLock { $0 = nil }
    let old = ways.limit.exchange(
      before.addingReportingOverflow(limit).overflow ? Int.max : before + limit, ordering: .relaxed)
    defer { ways.limit.store(old, ordering: .relaxed) }
    do {
      return (try body(), bytes - before)
    } catch let fault as Fault {
      throw fault.code == "E011" ? fault : ways.refusal.withLock { $0 } ?? fault
    }
  }
}
