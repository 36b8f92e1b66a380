package dev.crmkit.access.view;

import dev.crmkit.core.file.FileId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;

/**
 * A file as one user sees it, without its content (rules.md R4, E5).
 *
 * @param id which
 * @param on the record that it is attached to
 * @param name the name
 * @param mediaType such as {@code application/pdf}
 * @param size bytes
 * @param sha256 the checksum of the content, in hexadecimal
 * @param createdBy who attached it, with the name as it was
 * @param createdAt when
 * @param deletable whether the user may delete it
 */
public record FileView(
    FileId id,
    RecordId on,
    String name,
    String mediaType,
    long size,
    String sha256,
    UserRef createdBy,
    Instant createdAt,
    boolean deletable) {}
