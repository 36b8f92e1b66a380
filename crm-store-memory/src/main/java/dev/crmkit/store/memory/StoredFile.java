package dev.crmkit.store.memory;

import dev.crmkit.core.file.FileInfo;

/**
 * A file with its content.
 *
 * @param info what is told of it
 * @param content its content, shared by all states that have the file
 */
record StoredFile(FileInfo info, Content content) {}
