package dev.crmkit.core.history;

import dev.crmkit.core.Subject;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;

/**
 * One deletion of a record or a file with all that went with it (rules.md E6).
 *
 * @param id which deletion
 * @param subject the record or the file that the user deleted; what was deleted with it has the
 *     same deletion
 * @param deletedAt when
 * @param deletedBy who deleted it, with the name at that time
 */
public record Deletion(DeletionId id, Subject subject, Instant deletedAt, UserRef deletedBy) {}
