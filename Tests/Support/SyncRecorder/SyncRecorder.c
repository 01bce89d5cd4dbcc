// Stands before libc's write, sync, close and rename calls in the process that it is linked into, and remembers which
// files are not on the disk yet. The calls themselves go on to the kernel unchanged.
#define _GNU_SOURCE
#include "SyncRecorder.h"
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { most = 512 };
static char pending[most][PATH_MAX];

static int path_of(int file, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return 1;
}

static void mark(const char *path) {
  int unused = -1;
  for (int i = 0; i < most; i++) {
    if (strcmp(pending[i], path) == 0) return;
    if (unused < 0 && pending[i][0] == 0) unused = i;
  }
  if (unused >= 0) snprintf(pending[unused], PATH_MAX, "%s", path);
}

static void clear(const char *path) {
  for (int i = 0; i < most; i++)
    if (strcmp(pending[i], path) == 0) pending[i][0] = 0;
}

static void written(int file) {
  char path[PATH_MAX];
  if (file > 2 && path_of(file, path) && path[0] == '/') mark(path);
}

static int synced(int file, int result) {
  char path[PATH_MAX];
  if (result == 0 && path_of(file, path)) clear(path);
  return result;
}

ssize_t write(int file, const void *bytes, size_t count) {
  written(file);
  return syscall(SYS_write, file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  written(file);
  return syscall(SYS_pwrite64, file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  written(file);
  return syscall(SYS_pwrite64, file, bytes, count, offset);
}

int ftruncate64(int file, off64_t size) {
  written(file);
  return (int)syscall(SYS_ftruncate, file, size);
}

int fsync(int file) { return synced(file, (int)syscall(SYS_fsync, file)); }

int fdatasync(int file) { return synced(file, (int)syscall(SYS_fdatasync, file)); }

int unlink(const char *path) {
  clear(path);
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rename(const char *from, const char *to) {
  int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (result != 0) return result;
  // Content that was not synced stays unsynced under its new name, and the name itself is not on the disk.
  for (int i = 0; i < most; i++)
    if (strcmp(pending[i], from) == 0) snprintf(pending[i], PATH_MAX, "%s", to);
  char folder[PATH_MAX];
  snprintf(folder, sizeof folder, "%s", to);
  char *slash = strrchr(folder, '/');
  if (slash != NULL && slash != folder) {
    *slash = 0;
    mark(folder);
  }
  return result;
}

int sync_recorder_pending(const char *folder, char *text, int size) {
  int count = 0, used = 0;
  text[0] = 0;
  for (int i = 0; i < most; i++) {
    if (pending[i][0] == 0 || strncmp(pending[i], folder, strlen(folder)) != 0) continue;
    count++;
    int more = snprintf(text + used, (size_t)(size - used), "%s\n", pending[i]);
    if (more > 0 && used + more < size) used += more;
  }
  return count;
}
