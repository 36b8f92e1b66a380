package dev.crmkit.store.jdbc.internal.content;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.FileId;

/**
 * The metadata of the content of a file.
 *
 * @param workspace the workspace of the file
 * @param file the file
 * @param key the key of the content in the {@link ContentStorage}
 * @param size the number of bytes
 * @param sha256 the checksum in hexadecimal
 */
record StoredContent(WorkspaceId workspace, FileId file, String key, long size, String sha256) {}
