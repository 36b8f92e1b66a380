package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.file.FileInfo;

/**
 * A file with its content.
 *
 * @param info the description of the file
 * @param content its content, shared by all versions of the state that have the file
 */
public record StoredFile(FileInfo info, FileContent content) {}
