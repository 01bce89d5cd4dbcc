#define _GNU_SOURCE
#include "CEngines.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static size_t size_of(int type) {
  switch (type) {
  case ONNX_FLOAT:
  case ONNX_INT32: return 4;
  case ONNX_BOOL: return 1;
  default: return 8;
  }
}

// Makes the tensor of an input; numbers stay where they are, texts are copied.
static OnnxStatus *make_tensor(
    const struct OnnxFunctions *functions, OnnxMemory *memory, const struct engines_onnx_input *input, int64_t rows,
    OnnxValue **value) {
  const int64_t shape[2] = {rows, input->columns};
  const size_t count = (size_t)rows * (size_t)input->columns;
  if (input->type != ONNX_STRING)
    return functions->CreateTensorWithDataAsOrtValue(
        memory, (void *)input->data, count * size_of(input->type), shape, 2, input->type, value);
  OnnxAllocator *allocator = 0;
  OnnxStatus *status = functions->GetAllocatorWithDefaultOptions(&allocator);
  if (!status) status = functions->CreateTensorAsOrtValue(allocator, shape, 2, ONNX_STRING, value);
  if (!status) status = functions->FillStringTensor(*value, (const char *const *)input->data, count);
  return status;
}

OnnxStatus *engines_onnx_ask(
    const struct OnnxFunctions *functions, OnnxSession *session, const struct engines_onnx_input *inputs, size_t count,
    int64_t rows, const char *const *outputs, size_t output_count, OnnxValue **results) {
  OnnxMemory *memory = 0;
  // An arena's allocator (1) of the processor's own memory (0).
  OnnxStatus *status = functions->CreateCpuMemoryInfo(1, 0, &memory);
  if (status) return status;
  OnnxValue **values = calloc(count + 1, sizeof *values);
  const char **names = calloc(count + 1, sizeof *names);
  if (values && names) {
    for (size_t place = 0; place < count && !status; place++) {
      names[place] = inputs[place].name;
      status = make_tensor(functions, memory, inputs + place, rows, values + place);
    }
    for (size_t place = 0; place < output_count; place++) results[place] = 0;
    if (!status)
      status = functions->Run(
          session, 0, names, (const OnnxValue *const *)values, count, outputs, output_count, results);
    for (size_t place = 0; place < count; place++)
      if (values[place]) functions->ReleaseValue(values[place]);
  }
  free(values);
  free(names);
  functions->ReleaseMemoryInfo(memory);
  return status;
}

OnnxStatus *engines_onnx_open(
    const struct OnnxFunctions *functions, const OnnxEnvironment *environment, const void *bytes, size_t size,
    OnnxSession **session) {
  OnnxOptions *options = 0;
  OnnxStatus *status = functions->CreateSessionOptions(&options);
  if (status) return status;
  status = functions->SetIntraOpNumThreads(options, 1);
  if (!status) status = functions->SetInterOpNumThreads(options, 1);
  if (!status) status = functions->SetSessionLogSeverityLevel(options, ONNX_LOG_FATAL);
  if (!status) status = functions->CreateSessionFromArray(environment, bytes, size, options, session);
  functions->ReleaseSessionOptions(options);
  return status;
}

static void limit(int what, rlim_t most) {
  const struct rlimit both = {most, most};
  setrlimit(what, &both);
}

// The bytes of this process's address space.
static rlim_t address_space(void) {
  char text[64] = {0};
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  return count > 0 ? (rlim_t)strtoull(text, 0, 10) * (rlim_t)sysconf(_SC_PAGESIZE) : 0;
}

int engines_onnx_probe(
    const struct OnnxFunctions *functions, const OnnxEnvironment *environment, const void *bytes, size_t size,
    const struct engines_onnx_input *inputs, size_t count, int64_t rows, const char *const *outputs,
    size_t output_count, struct engines_onnx_limits limits, int *told) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  const pid_t child = fork();
  if (child != 0) {
    close(ends[1]);
    if (child < 0) close(ends[0]);
    else *told = ends[0];
    return child;
  }
  // A child that crashes is to die at once and quietly.
  const int fatal[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGINT, SIGTERM, SIGXCPU};
  for (size_t place = 0; place < sizeof fatal / sizeof *fatal; place++) signal(fatal[place], SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nothing = open("/dev/null", O_RDWR);
  if (nothing >= 0) {
    dup2(nothing, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
  }
  const rlim_t space = address_space();
  if (space) limit(RLIMIT_AS, space + (rlim_t)limits.bytes);
  limit(RLIMIT_CPU, (rlim_t)limits.seconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  const char *const none[] = {0};
  engines_confine(none, none);
  OnnxSession *session = 0;
  OnnxStatus *status = engines_onnx_open(functions, environment, bytes, size, &session);
  OnnxValue **results = calloc(output_count + 1, sizeof *results);
  if (!status && results)
    status = engines_onnx_ask(functions, session, inputs, count, rows, outputs, output_count, results);
  if (!status) _exit(results ? 0 : 2);
  const char *message = functions->GetErrorMessage(status);
  const size_t length = strnlen(message, 2000);
  const ssize_t written = write(ends[1], message, length);
  _exit(written == (ssize_t)length ? 1 : 2);
}
