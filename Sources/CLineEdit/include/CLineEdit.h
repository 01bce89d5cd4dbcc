#pragma once

#include <stddef.h>
#include <stdint.h>

/// What a key asked for; a built-in command of libedit that changed the line or the cursor is LE_EDITED.
// Swift's `Key` has the same order.
enum {
  LE_EDITED,
  LE_ENTER,
  LE_NEWLINE,
  LE_TAB,
  LE_BACKTAB,
  LE_UP,
  LE_DOWN,
  LE_LEFT,
  LE_RIGHT,
  LE_HOME,
  LE_END,
  LE_BACKSPACE,
  LE_DELETE,
  LE_DELETE_OR_LEAVE,
  LE_KILL_TO_END,
  LE_KILL_TO_START,
  LE_YANK,
  LE_SEARCH,
  LE_CLEAR,
  LE_PASTE,
  LE_UNDO,
  LE_CANCEL,
  LE_EXTERNAL,
  LE_TAKE_WORD,
  LE_ESCAPE,
  LE_INTERRUPT,
  LE_RESIZE,
  LE_SUSPEND,
  LE_CONTINUE,
  LE_MESSAGE,
  LE_CLOSED,
};

/// What Ctrl-C does: nothing of ours, wake the prompt, ask what runs to stop, or nothing at all, as another program has
/// the terminal and hears it too.
enum { LE_SIGNALS_OFF, LE_SIGNALS_PROMPT, LE_SIGNALS_RUNNING, LE_SIGNALS_AWAY };

/// A line being edited: libedit's buffer and key map, without its painting.
typedef struct LineEdit LineEdit;

/// Opens an editor on a terminal that is open for reading and writing; NULL where the terminal does not allow it.
/// It is never closed: libedit would throw away what was typed ahead for the shell.
LineEdit *le_open(int input, int output);

/// Whether Escape is a key of its own whatever follows it, as vi's users want it.
void le_set_vi(LineEdit *line, int is_vi);

/// Binds a key sequence, as libedit's `bind` reads it, to the name of a function; both are ASCII.
void le_bind(LineEdit *line, const char *sequence, const char *function);

/// Reads one key, or the rest of a key sequence, runs its command and says what it was.
int le_key(LineEdit *line);
/// Reads one character past libedit's key map: its code point, or -1 minus an LE_ event.
int32_t le_character(LineEdit *line);
/// Whether input is read in large pieces, as for a paste; else byte by byte, so that what is typed ahead stays for others.
void le_read_ahead(LineEdit *line, int is_ahead);
/// Hands a character back, to be read next; at most four wait.
void le_unread(LineEdit *line, int32_t character);
/// Whether more input is there at once.
int le_pending(LineEdit *line);
/// Whether a lone Escape is a key of its own instead of the beginning of one.
void le_watch_escape(LineEdit *line, int is_watched);

/// The line in code points, and the cursor as an offset into it.
size_t le_length(LineEdit *line);
void le_copy(LineEdit *line, uint32_t *text, size_t count);
size_t le_cursor(LineEdit *line);
/// Puts other text in the place of the line, with the cursor at an offset; 0 where memory ends.
int le_replace(LineEdit *line, const uint32_t *text, size_t count, size_t cursor);

/// Key by key without echo, or as the terminal was before. Ctrl-C and Ctrl-Z stay signals in both.
void le_raw(int terminal);
void le_cooked(void);

/// Goes to the terminal's other screen, which keeps what stands on the first one, or back; a signal that ends the process
/// goes back too.
void le_other_screen(int is_other);

/// Gives the terminal back as it was, for a process that is about to end by itself; from any thread.
void le_restore(void);

/// Installs the handlers once; `terminal` is made cooked again before a signal ends the process, -1 where there is none.
void le_signals_open(int terminal);
void le_signals_mode(int mode);
int le_signals_current(void);
/// Wakes a prompt that waits for a key with LE_MESSAGE; from any thread.
void le_wake(void);
/// Waits for a Ctrl-C in running mode; for a thread of its own.
void le_wait_for_interrupt(void);
/// Stops the process as Ctrl-Z does, until it is continued.
void le_suspend(void);

/// Waits until the descriptor can be read or a signal came, and reads: bytes, 0 at the end, or -1 minus an LE_ event.
long le_read(int descriptor, void *bytes, size_t count);
/// Whether the descriptor can be read without waiting.
int le_readable(int descriptor);
/// Writes all bytes; errors are left, as there is nobody to tell.
void le_write(int descriptor, const void *bytes, size_t count);
