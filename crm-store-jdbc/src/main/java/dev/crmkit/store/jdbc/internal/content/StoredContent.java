package dev.crmkit.store.jdbc.internal.content;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.FileId;

/**
 * What the register knows of a file's content.
 *
 * @param workspace where
 * @param file whose it is
 * @param key what the shelf knows it by
 * @param size bytes
 * @param sha256 the checksum, in hexadecimal
 */
record StoredContent(WorkspaceId workspace, FileId file, String key, long size, String sha256) {}
