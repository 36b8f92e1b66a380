package dev.crmkit.access.view;

import dev.crmkit.core.file.FileId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;

/**
 * A file without its content, as one user sees it (rules.md R4, E5).
 *
 * @param id the id
 * @param record the record that the file is attached to
 * @param name the name
 * @param mediaType such as {@code application/pdf}
 * @param size the size in bytes
 * @param sha256 the checksum of the content, in hexadecimal
 * @param createdBy who attached the file, with the name as it was
 * @param createdAt when the file was attached
 * @param deletable whether the user may delete it
 */
public record FileView(
    FileId id,
    RecordId record,
    String name,
    String mediaType,
    long size,
    String sha256,
    UserRef createdBy,
    Instant createdAt,
    boolean deletable) {}
