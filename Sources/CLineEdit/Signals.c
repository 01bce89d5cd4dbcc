// Signals and terminal modes: what must be right in a handler is written in C.
#define _GNU_SOURCE
#include "CLineEdit.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t mode = LE_SIGNALS_OFF;
static volatile sig_atomic_t terminal = -1;
static volatile sig_atomic_t is_raw;
static volatile sig_atomic_t is_stopping;
static volatile sig_atomic_t is_other_screen;
static struct timespec first_stop;
static struct termios original;
static int wake[2] = {-1, -1};
static sem_t interrupts;

// Another Ctrl-C counts as meant only when the first had this long to work.
static const long patience = 250000000L;

static void restore(void) {
  if (terminal < 0 || !is_raw) return;
  static const char leave[] = "\x1b[?2004l\r\n";
  static const char back[] = "\x1b[?1049l";
  if (is_other_screen && write(terminal, back, sizeof back - 1) < 0) return;
  tcsetattr(terminal, TCSANOW, &original);
  is_raw = 0;
  if (write(terminal, leave, sizeof leave - 1) < 0) return;
}

void le_restore(void) { restore(); }

static void on_interrupt_while_running(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  if (!is_stopping) {
    is_stopping = 1;
    first_stop = now;
    sem_post(&interrupts);
    return;
  }
  long passed = (now.tv_sec - first_stop.tv_sec) * 1000000000L + now.tv_nsec - first_stop.tv_nsec;
  if (passed < patience) return;
  restore();
  static const char last[] = "\nstopped hard\n";
  if (write(2, last, sizeof last - 1) < 0) _exit(130);
  _exit(130);
}

static void on_signal(int number) {
  int saved = errno;
  char event = 0;
  switch (number) {
  case SIGINT:
    if (mode == LE_SIGNALS_RUNNING) on_interrupt_while_running();
    event = LE_INTERRUPT;
    break;
  case SIGWINCH: event = LE_RESIZE; break;
  case SIGTSTP: event = LE_SUSPEND; break;
  case SIGCONT: event = LE_CONTINUE; break;
  default:
    restore();
    signal(number, SIG_DFL);
    raise(number);
    break;
  }
  // A full pipe loses nothing that matters: the prompt is about to wake anyway.
  if (event && mode == LE_SIGNALS_PROMPT && write(wake[1], &event, 1) < 0) errno = saved;
  errno = saved;
}

static void install(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  // While work runs, its system calls go on after a signal.
  action.sa_flags = SA_RESTART;
  sigaction(number, &action, NULL);
}

void le_signals_open(int descriptor) {
  if (wake[0] >= 0) return;
  if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return;
  sem_init(&interrupts, 0, 0);
  terminal = descriptor;
  if (descriptor < 0) return;
  tcgetattr(descriptor, &original);
  sigset_t ours;
  sigemptyset(&ours);
  const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) sigaddset(&ours, numbers[index]);
  // Whoever started us may have had them blocked.
  pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
  install(SIGTERM, on_signal);
  install(SIGHUP, on_signal);
  install(SIGQUIT, on_signal);
}

int le_signals_current(void) { return mode; }

void le_signals_mode(int next) {
  is_stopping = 0;
  mode = next;
  if (wake[0] < 0) return;
  install(SIGINT, next == LE_SIGNALS_OFF ? SIG_DFL : on_signal);
  int is_prompt = next == LE_SIGNALS_PROMPT && terminal >= 0;
  install(SIGTSTP, is_prompt ? on_signal : SIG_DFL);
  install(SIGCONT, is_prompt ? on_signal : SIG_DFL);
  install(SIGWINCH, is_prompt ? on_signal : SIG_DFL);
}

void le_wake(void) {
  static const char event = LE_MESSAGE;
  // A full pipe wakes the prompt as well.
  if (wake[1] >= 0 && write(wake[1], &event, 1) < 0) return;
}

void le_wait_for_interrupt(void) {
  while (sem_wait(&interrupts) != 0 && errno == EINTR) {
  }
}

void le_suspend(void) {
  signal(SIGTSTP, SIG_DFL);
  signal(SIGCONT, SIG_DFL);
  raise(SIGTSTP);
  install(SIGTSTP, on_signal);
  install(SIGCONT, on_signal);
}

void le_raw(int descriptor) {
  if (wake[0] < 0) le_signals_open(descriptor);
  struct termios raw = original;
  raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP | INPCK);
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  raw.c_lflag |= ISIG;
  // A read never waits: Ctrl-C drops what was typed, and may do so between the poll that saw it and the read.
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  is_raw = 1;
  while (tcsetattr(descriptor, TCSADRAIN, &raw) != 0 && errno == EINTR) {
  }
}

void le_other_screen(int is_other) {
  static const char to[] = "\x1b[?1049h\x1b[H\x1b[2J", back[] = "\x1b[?1049l";
  is_other_screen = is_other;
  if (is_other)
    le_write(1, to, sizeof to - 1);
  else
    le_write(1, back, sizeof back - 1);
}

void le_cooked(void) {
  if (terminal < 0) return;
  while (tcsetattr(terminal, TCSADRAIN, &original) != 0 && errno == EINTR) {
  }
  is_raw = 0;
}

long le_read(int descriptor, void *bytes, size_t count) {
  for (;;) {
    struct pollfd inputs[2] = {{descriptor, POLLIN, 0}, {wake[0], POLLIN, 0}};
    int ready = poll(inputs, wake[0] >= 0 ? 2 : 1, -1);
    if (ready < 0 && errno != EINTR) return 0;
    if (ready <= 0) continue;
    char event;
    if (inputs[1].revents & POLLIN && read(wake[0], &event, 1) == 1) return -1 - event;
    if (!(inputs[0].revents & (POLLIN | POLLHUP | POLLERR))) continue;
    ssize_t got = read(descriptor, bytes, count);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got == 0 && is_raw && descriptor == terminal && !(inputs[0].revents & (POLLHUP | POLLERR))) continue;
    return got < 0 ? 0 : got;
  }
}
