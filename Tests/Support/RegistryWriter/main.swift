// Writes to a registry from a process of its own; the first argument says how, the second is the workspace's folder.
import Calendar
import Engines
import Frames
import Glibc
import Learning
import Registry
import SyncRecorder

let arguments = CommandLine.arguments
guard arguments.count >= 3 else { exit(2) }
let workspace = Workspace(folder: arguments[2])
let number = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 0

@Sendable func clock() -> Moment {
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  return Moment(microseconds: Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec / 1000), isZoned: true)
}

let facts = VersionFacts(
  signature: Signature(columns: []), target: Target(name: "repaid", type: .int, classes: []))

/// Prints a line at once, so that it is out before the next change begins.
func say(_ line: String) {
  print(line)
  fflush(nil)
}

/// The files that a loss of power would damage now. The head of the audit log may lag behind, and SQLite makes the
/// index of its log anew after a crash; these two are left out.
func unsafe() -> [String] {
  var text = [CChar](repeating: 0, count: 65_536)
  _ = sync_recorder_pending(workspace.folder, &text, 65_536)
  let paths = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return paths.split(separator: "\n").map(String.init).filter {
    $0 != workspace.auditHead && $0 != workspace.registry + "-shm"
  }
}

/// Registers packages that nobody else has, promotes each, and acknowledges each step after its commit.
func write(_ count: Int, with registry: Registry) throws {
  for _ in 0..<count {
    var package: [UInt8] = []
    for _ in 0..<Int.random(in: 100...5000) { package.append(.random(in: 0...255)) }
    let run = try registry.record(Run(started: clock(), status: .done, who: "writer", metrics: ["auc": 0.9]))
    say("run \(run.id)")
    let version = try registry.register(
      Registration(package: package, task: .binary, facts: facts, run: run), as: "loans")
    say("version \(version.number) \(version.blob)")
    try registry.promote(version)
    say("alias \(version.number)")
    if version.number % 3 == 0 {
      try registry.deploy(ModelReference("loans"), as: "e\(version.number)")
      say("endpoint e\(version.number)")
    }
  }
}

do {
  switch arguments[1] {
  case "write":
    try write(number, with: Registry(workspace, who: "writer", now: clock))
  case "power":
    let registry = try Registry(workspace, who: "writer", now: clock)
    for step in 0..<number {
      let package = (0..<2000).map { _ in UInt8.random(in: 0...255) }
      let version = try registry.register(Registration(package: package, task: .binary, facts: facts), as: "loans")
      say("register \(step) \(unsafe())")
      try registry.promote(version)
      say("promote \(step) \(unsafe())")
    }
    // What is written past the log's thousandth page comes back into the file itself: a checkpoint.
    let long = String(repeating: "long ", count: 100_000)
    for step in 0..<12 {
      try registry.record(Run(started: clock(), who: "writer", script: long))
      say("record \(step) \(unsafe())")
    }
    try registry.collectOrphans()
    try registry.close()
    say("close 0 \(unsafe())")
  case "hold":
    let file = open(workspace.lock, O_RDWR | O_CREAT, 0o600)
    guard flock(file, LOCK_EX) == 0 else { exit(3) }
    say("held")
    _ = readLine()
  case "big":
    // Files may grow to so many bytes here, and a write past that is what a full disk is: refused.
    signal(SIGXFSZ, SIG_IGN)
    let registry = try Registry(workspace, who: "writer", now: clock)
    var limit = rlimit(rlim_cur: rlim_t(max(0, number)), rlim_max: rlim_t(max(0, number)))
    guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(3) }
    let package = [UInt8](repeating: 7, count: number * 2)
    try registry.register(
      Registration(package: package, task: .binary, facts: facts), as: "loans")
    say("registered")
  case "read":
    // As a user without any right but to read.
    if getuid() == 0, setgid(65534) != 0 || setuid(65534) != 0 { exit(3) }
    let registry = try Registry(workspace, who: "reader", now: clock)
    say("versions \(try registry.versions(of: "loans").count)")
    try registry.undeploy("loans")
  default: exit(2)
  }
} catch let fault as Fault {
  say("fault \(fault.code) \(fault.message)")
  exit(1)
}
