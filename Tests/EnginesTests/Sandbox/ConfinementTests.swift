import Foundation
import Glibc
import Synchronization
import Testing

@testable import Engines

/// The walls of the kernel hold for the thread that puts them up, so each test uses one of its own.
struct ConfinementTests {
  @Test("The kernel refuses files outside, sockets and programs, and lets the project and engines through.")
  func walls() throws {
    let folder = NSTemporaryDirectory() + "confined-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(Confinement.offered.files && Confinement.offered.calls, "this kernel has no Landlock or no seccomp")
    let seen = Mutex<[String: Bool]>([:])
    withThread({
      let walls = Confinement.enter(FileFence([folder]))
      var found = ["files": walls.files, "calls": walls.calls]
      let opens = { (path: String, flags: Int32) -> Bool in
        let file = open(path, flags | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
        return file >= 0
      }
      found["write in the project"] = opens(folder + "/a.csv", O_RDWR | O_CREAT)
      found["read in the project"] = opens(folder + "/a.csv", O_RDONLY)
      found["rename in the project"] = rename(folder + "/a.csv", folder + "/b.csv") == 0
      found["make a folder"] = mkdir(folder + "/sub", 0o700) == 0
      found["read a library"] = opens("/usr/lib/os-release", O_RDONLY)
      found["read the memory in use"] = opens("/proc/self/statm", O_RDONLY)
      found["!passwd"] = opens("/etc/passwd", O_RDONLY)
      found["!environment"] = opens("/proc/self/environ", O_RDONLY)
      found["!write outside"] = opens("/tmp/confined-\(getpid())", O_RDWR | O_CREAT)
      found["!link out"] = symlink("/etc/passwd", folder + "/link") == 0
      found["!socket"] = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0
      found["!local socket"] = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) >= 0
      var pid = pid_t()
      var words: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
      found["!program"] = posix_spawn(&pid, "/bin/true", nil, nil, &words, environ) == 0
      free(words[0])
      found["!shell"] = system("true") == 0
      seen.withLock { $0 = found }
    }) {}
    #expect(seen.withLock { $0.count } == 16)
    for (name, did) in seen.withLock({ $0 }) { #expect(did != name.hasPrefix("!"), "\(name)") }
    #expect(access("/etc/passwd", R_OK) == 0)
  }
}
