#define _GNU_SOURCE
#include "CEngines.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Landlock as the kernel's documentation describes it, declared here because older headers know less of it than the
// kernel that runs. Each version of its interface adds rights; a kernel is only asked for those that it knows.
enum {
  CREATE_RULESET = 444,
  ADD_RULE = 445,
  RESTRICT_SELF = 446,
  ASK_VERSION = 1,
  RULE_BELOW_PATH = 1,
};
static const uint64_t EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, READ_FILE = 1 << 2, READ_FOLDER = 1 << 3;
static const uint64_t MAKE_SYMLINK = 1 << 12, REFER = 1 << 13, TRUNCATE = 1 << 14;
static const uint64_t REMOVE_AND_MAKE = 0x1ff0;
static const uint64_t BIND_TCP = 1 << 0, CONNECT_TCP = 1 << 1;
static const uint64_t ABSTRACT_SOCKETS = 1 << 0, SIGNALS = 1 << 1;

struct ruleset {
  uint64_t files;
  uint64_t network;
  uint64_t scopes;
};
struct path_rule {
  uint64_t rights;
  int32_t folder;
} __attribute__((packed));

int engines_landlock_version(void) {
  long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
  return version > 0 ? (int)version : 0;
}

static void allow(int ruleset, const char *path, uint64_t rights) {
  int place = open(path, O_PATH | O_CLOEXEC);
  if (place < 0) return;
  struct stat facts;
  if (fstat(place, &facts) == 0) {
    // A file takes no rights of folders.
    if (!S_ISDIR(facts.st_mode)) rights &= EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;
    struct path_rule rule = {rights, place};
    syscall(ADD_RULE, ruleset, RULE_BELOW_PATH, &rule, 0);
  }
  close(place);
}

static int confine_files(const char *const *readable, const char *const *writable) {
  int version = engines_landlock_version();
  if (version == 0) return 0;
  struct ruleset rules = {.files = EXECUTE | WRITE_FILE | READ_FILE | READ_FOLDER | REMOVE_AND_MAKE};
  if (version >= 2) rules.files |= REFER;
  if (version >= 3) rules.files |= TRUNCATE;
  if (version >= 4) rules.network = BIND_TCP | CONNECT_TCP;
  if (version >= 6) rules.scopes = ABSTRACT_SOCKETS | SIGNALS;
  size_t size = version >= 6 ? sizeof rules : version >= 4 ? offsetof(struct ruleset, scopes) : sizeof rules.files;
  int ruleset = (int)syscall(CREATE_RULESET, &rules, size, 0);
  if (ruleset < 0) return 0;
  for (; *readable; readable++) allow(ruleset, *readable, READ_FILE | READ_FOLDER);
  for (; *writable; writable++) allow(ruleset, *writable, rules.files & ~(EXECUTE | MAKE_SYMLINK));
  int is_done = syscall(RESTRICT_SELF, ruleset, 0) == 0;
  close(ruleset);
  return is_done;
}

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef MACHINE
#define NUMBER offsetof(struct seccomp_data, nr)
#define REFUSE(call, error)                                \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))

// Sockets, programs, other processes and ways around a filter of system calls. Threads are let through: clone3, whose
// flags no filter can read, is told to be unknown, and glibc then takes clone.
static int confine_calls(void) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, NUMBER),
#if defined(__x86_64__)
      // The second table of numbers, for 32-bit pointers.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      REFUSE(fork, EPERM),
      REFUSE(vfork, EPERM),
#endif
      REFUSE(socket, EACCES),
      REFUSE(socketpair, EACCES),
      REFUSE(execve, EPERM),
      REFUSE(execveat, EPERM),
      REFUSE(ptrace, EPERM),
      REFUSE(process_vm_readv, EPERM),
      REFUSE(process_vm_writev, EPERM),
      REFUSE(io_uring_setup, EPERM),
      REFUSE(bpf, EPERM),
      REFUSE(perf_event_open, EPERM),
      REFUSE(userfaultfd, EPERM),
      REFUSE(mount, EPERM),
      REFUSE(unshare, EPERM),
      REFUSE(setns, EPERM),
      REFUSE(open_by_handle_at, EPERM),
      REFUSE(add_key, EPERM),
      REFUSE(keyctl, EPERM),
      REFUSE(clone3, ENOSYS),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x10000 /* CLONE_THREAD */, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}
#else
static int confine_calls(void) { return 0; }
#endif

int engines_confine(const char *const *readable, const char *const *writable) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 0;
  int walls = 0;
  if (confine_files(readable, writable)) walls |= ENGINES_WALL_FILES;
  if (confine_calls()) walls |= ENGINES_WALL_CALLS;
  return walls;
}
