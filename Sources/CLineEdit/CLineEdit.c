// libedit's own declarations need the wide functions and the POSIX signals.
#define _GNU_SOURCE
#include "CLineEdit.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct LineEdit {
  EditLine *editor;
  FILE *nowhere;
  int input;
  /// What the last key was, set by the functions below.
  int event;
  int watches_escape;
  int is_vi;
  int reads_ahead;
  /// The letters that are bound behind Escape by the user.
  unsigned char alts[128];
  /// Bytes that were read and not yet used.
  unsigned char bytes[4096];
  size_t start, end;
  int32_t unread[4];
  int unread_count;
};

static LineEdit *line_of(EditLine *editor) {
  void *line = NULL;
  el_wget(editor, EL_CLIENTDATA, &line);
  return line;
}

// The next byte, or -1 with the event set.
static int next_byte(LineEdit *line) {
  if (line->start == line->end) {
    long count = le_read(line->input, line->bytes, line->reads_ahead ? sizeof line->bytes : 1);
    if (count <= 0) {
      line->event = count == 0 ? LE_CLOSED : (int)(-1 - count);
      return -1;
    }
    line->start = 0;
    line->end = (size_t)count;
  }
  return line->bytes[line->start++];
}

// Decodes one character of UTF-8; what is none becomes U+FFFD.
static int32_t next_character(LineEdit *line) {
  if (line->unread_count > 0) return line->unread[--line->unread_count];
  int first = next_byte(line);
  if (first < 0x80) return first;
  int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
  if (more == 0 || first >= 0xF5) return 0xFFFD;
  int32_t value = first & (0x3F >> more);
  for (int index = 0; index < more; index++) {
    int next = next_byte(line);
    if (next < 0) return -1;
    if ((next & 0xC0) != 0x80) {
      line->start--;
      return 0xFFFD;
    }
    value = (value << 6) | (next & 0x3F);
  }
  int is_short = (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
  return is_short || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 0xFFFD : value;
}

// Whether Escape is a key of its own: a key sequence comes in one piece, a finger does not. With vi's keys it is one too
// before all that begins no sequence, as a quick finger's or a slow line's next key, but not before a letter that the user
// has bound with Alt.
static int is_lone_escape(LineEdit *line) {
  if (line->unread_count) return 0;
  if (line->start == line->end) {
    struct pollfd input = {line->input, POLLIN, 0};
    if (poll(&input, 1, 40) == 0) return 1;
    int next = next_byte(line);
    if (next < 0) return 0;
    line->start--;
  }
  int next = line->bytes[line->start];
  if (next < 128 && line->alts[next]) return 0;
  return line->is_vi && next != '[' && next != 'O' && next != '\r' && next != '\n';
}

static int read_character(EditLine *editor, wchar_t *result) {
  LineEdit *line = line_of(editor);
  int32_t character = next_character(line);
  if (character < 0) {
    errno = EINTR;
    return line->event == LE_CLOSED ? 0 : -1;
  }
  if (character == 0x1B && (line->watches_escape || line->is_vi) && is_lone_escape(line)) {
    line->event = LE_ESCAPE;
    errno = EINTR;
    return -1;
  }
  *result = (wchar_t)character;
  return 1;
}

#define KEY(name, what)                                        \
  static unsigned char name(EditLine *editor, wint_t character) { \
    (void)character;                                           \
    line_of(editor)->event = what;                             \
    return CC_NORM;                                            \
  }
KEY(on_enter, LE_ENTER)
KEY(on_newline, LE_NEWLINE)
KEY(on_tab, LE_TAB)
KEY(on_backtab, LE_BACKTAB)
KEY(on_up, LE_UP)
KEY(on_down, LE_DOWN)
KEY(on_left, LE_LEFT)
KEY(on_right, LE_RIGHT)
KEY(on_home, LE_HOME)
KEY(on_end, LE_END)
KEY(on_backspace, LE_BACKSPACE)
KEY(on_delete, LE_DELETE)
KEY(on_delete_or_leave, LE_DELETE_OR_LEAVE)
KEY(on_kill_to_end, LE_KILL_TO_END)
KEY(on_kill_to_start, LE_KILL_TO_START)
KEY(on_yank, LE_YANK)
KEY(on_search, LE_SEARCH)
KEY(on_clear, LE_CLEAR)
KEY(on_paste, LE_PASTE)
KEY(on_undo, LE_UNDO)
KEY(on_cancel, LE_CANCEL)
KEY(on_external, LE_EXTERNAL)
KEY(on_take_word, LE_TAKE_WORD)

static const struct {
  const wchar_t *name;
  unsigned char (*run)(EditLine *, wint_t);
  /// Key sequences as libedit's `bind` reads them, ending with NULL.
  const wchar_t *keys[8];
} functions[] = {
    {L"prompt-enter", on_enter, {L"^M", L"^J", L"\\eOM"}},
    {L"prompt-newline", on_newline, {L"\\e^M", L"\\e^J", L"\\e[13;2u", L"\\e[27;2;13~"}},
    {L"prompt-tab", on_tab, {L"^I"}},
    {L"prompt-backtab", on_backtab, {L"\\e[Z"}},
    {L"prompt-up", on_up, {L"\\e[A", L"\\eOA", L"^P"}},
    {L"prompt-down", on_down, {L"\\e[B", L"\\eOB", L"^N"}},
    {L"prompt-left", on_left, {L"\\e[D", L"\\eOD", L"^B"}},
    {L"prompt-right", on_right, {L"\\e[C", L"\\eOC", L"^F"}},
    {L"prompt-home", on_home, {L"\\e[H", L"\\eOH", L"\\e[1~", L"\\e[7~", L"^A"}},
    {L"prompt-end", on_end, {L"\\e[F", L"\\eOF", L"\\e[4~", L"\\e[8~", L"^E"}},
    {L"prompt-backspace", on_backspace, {L"^?", L"^H"}},
    {L"prompt-delete", on_delete, {L"\\e[3~"}},
    {L"prompt-delete-or-leave", on_delete_or_leave, {L"^D"}},
    {L"prompt-kill-to-end", on_kill_to_end, {L"^K"}},
    {L"prompt-kill-to-start", on_kill_to_start, {L"^U"}},
    {L"prompt-yank", on_yank, {L"^Y"}},
    {L"prompt-search", on_search, {L"^R", L"^S"}},
    {L"prompt-clear", on_clear, {L"^L"}},
    {L"prompt-paste", on_paste, {L"\\e[200~"}},
    {L"prompt-undo", on_undo, {L"^_", L"^X^U"}},
    {L"prompt-cancel", on_cancel, {L"^G"}},
    {L"prompt-external", on_external, {L"^X^E"}},
    {L"prompt-take-word", on_take_word, {L"\\ef", L"\\e[1;5C", L"\\e[1;3C"}},
};

static const wchar_t *const built_in[][2] = {
    {L"\\e[1;5D", L"ed-prev-word"},         {L"\\e[1;3D", L"ed-prev-word"},
    {L"\\e^?", L"ed-delete-prev-word"},     {L"\\e^H", L"ed-delete-prev-word"},
    {L"^W", L"ed-delete-prev-word"},        {L"\\e[3;5~", L"em-delete-next-word"},
    {L"\\ex", L"ed-unassigned"},              {L"\\eX", L"ed-unassigned"},
    {L"\\ep", L"ed-unassigned"},              {L"\\en", L"ed-unassigned"},
    {L"\\eP", L"ed-unassigned"},              {L"\\eN", L"ed-unassigned"},
};

static void bind_keys(LineEdit *line) {
  for (size_t index = 0; index < sizeof functions / sizeof *functions; index++)
    for (const wchar_t *const *key = functions[index].keys; *key; key++)
      el_wset(line->editor, EL_BIND, *key, functions[index].name, NULL);
  for (size_t index = 0; index < sizeof built_in / sizeof *built_in; index++)
    el_wset(line->editor, EL_BIND, built_in[index][0], built_in[index][1], NULL);
}

void le_set_vi(LineEdit *line, int is_vi) { line->is_vi = is_vi; }

static void widen(const char *text, wchar_t *wide, size_t size) {
  size_t index = 0;
  for (; text[index] && index + 1 < size; index++) wide[index] = (unsigned char)text[index];
  wide[index] = 0;
}

void le_bind(LineEdit *line, const char *sequence, const char *function) {
  wchar_t keys[64], name[64];
  widen(sequence, keys, sizeof keys / sizeof *keys);
  widen(function, name, sizeof name / sizeof *name);
  if (strlen(sequence) == 3 && sequence[0] == '\\' && sequence[1] == 'e') line->alts[sequence[2] & 0x7F] = 1;
  el_wset(line->editor, EL_BIND, keys, name, NULL);
}

LineEdit *le_open(int input, int output) {
  // libedit asks the locale which characters are letters; the prompt speaks UTF-8 in every locale.
  if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "");
  LineEdit *line = calloc(1, sizeof *line);
  if (!line) return NULL;
  line->input = input;
  line->nowhere = fopen("/dev/null", "r+e");
  if (line->nowhere)
    line->editor = el_init_fd("mlops", line->nowhere, line->nowhere, line->nowhere, input, output, output);
  if (!line->editor) {
    if (line->nowhere) fclose(line->nowhere);
    free(line);
    return NULL;
  }
  el_wset(line->editor, EL_CLIENTDATA, line);
  el_wset(line->editor, EL_SIGNAL, 0);
  el_wset(line->editor, EL_GETCFN, read_character);
  for (size_t index = 0; index < sizeof functions / sizeof *functions; index++)
    el_wset(line->editor, EL_ADDFN, functions[index].name, functions[index].name, functions[index].run);
  el_wset(line->editor, EL_EDITOR, L"emacs");
  bind_keys(line);
  el_wset(line->editor, EL_UNBUFFERED, 1);
  // It paints all the same, onto nothing, and in a window of two columns past the end of its rows: let it have room.
  // Now, because EL_UNBUFFERED has asked the terminal for its size.
  el_wset(line->editor, EL_SETTC, L"co", L"200", NULL);
  el_wset(line->editor, EL_SETTC, L"li", L"200", NULL);
  return line;
}

int le_key(LineEdit *line) {
  int count = 0;
  line->event = LE_EDITED;
  el_wgets(line->editor, &count);
  return line->event;
}

int32_t le_character(LineEdit *line) {
  line->event = LE_EDITED;
  int32_t character = next_character(line);
  return character < 0 ? -1 - line->event : character;
}

void le_read_ahead(LineEdit *line, int is_ahead) { line->reads_ahead = is_ahead; }

void le_unread(LineEdit *line, int32_t character) {
  int most = (int)(sizeof line->unread / sizeof *line->unread);
  if (line->unread_count < most) line->unread[line->unread_count++] = character;
}

int le_pending(LineEdit *line) {
  return line->unread_count > 0 || line->start < line->end || le_readable(line->input);
}

void le_watch_escape(LineEdit *line, int is_watched) { line->watches_escape = is_watched; }

size_t le_length(LineEdit *line) {
  const LineInfoW *info = el_wline(line->editor);
  return (size_t)(info->lastchar - info->buffer);
}

void le_copy(LineEdit *line, uint32_t *text, size_t count) {
  const LineInfoW *info = el_wline(line->editor);
  size_t length = le_length(line);
  for (size_t index = 0; index < count; index++) text[index] = index < length ? (uint32_t)info->buffer[index] : ' ';
}

size_t le_cursor(LineEdit *line) {
  const LineInfoW *info = el_wline(line->editor);
  return (size_t)(info->cursor - info->buffer);
}

int le_replace(LineEdit *line, const uint32_t *text, size_t count, size_t cursor) {
  size_t length = le_length(line);
  el_cursor(line->editor, (int)(length - le_cursor(line)));
  if (length > 0) el_deletestr(line->editor, (int)length);
  if (count == 0) return 1;
  wchar_t *copy = calloc(count + 1, sizeof *copy);
  if (!copy) return 0;
  for (size_t index = 0; index < count; index++) copy[index] = text[index] ? (wchar_t)text[index] : L' ';
  int is_done = el_winsertstr(line->editor, copy) == 0;
  free(copy);
  if (is_done && cursor < count) el_cursor(line->editor, -(int)(count - cursor));
  return is_done;
}

int le_readable(int descriptor) {
  struct pollfd input = {descriptor, POLLIN, 0};
  return poll(&input, 1, 0) > 0;
}

void le_write(int descriptor, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      struct pollfd output = {descriptor, POLLOUT, 0};
      poll(&output, 1, 1000);
      continue;
    }
    if (written <= 0) return;
    next += written;
    count -= (size_t)written;
  }
}
