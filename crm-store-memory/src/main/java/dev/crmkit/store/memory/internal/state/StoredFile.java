package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.file.FileInfo;

/**
 * A file with its content.
 *
 * @param info what is told of it
 * @param content its content, shared by all states that have the file
 */
public record StoredFile(FileInfo info, FileContent content) {}
