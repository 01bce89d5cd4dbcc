#ifndef SYNC_RECORDER_H
#define SYNC_RECORDER_H

/// What a loss of power would take: the paths below `folder` that were written and not synced since, and the folders in
/// which a file was renamed without the folder being synced since. One a line, into `text` of `size` bytes; how many.
int sync_recorder_pending(const char *folder, char *text, int size);

#endif
