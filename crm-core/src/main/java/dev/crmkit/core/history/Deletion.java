package dev.crmkit.core.history;

import dev.crmkit.core.Subject;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;

/**
 * One deletion of a record or a file with all that went with it (rules.md E6).
 *
 * @param id which deletion
 * @param of the record or the file that was named; what else went with it has the same deletion
 * @param at when
 * @param by who did it, with the name as it was
 */
public record Deletion(DeletionId id, Subject subject, Instant deletedAt, UserRef deletedBy) {}
