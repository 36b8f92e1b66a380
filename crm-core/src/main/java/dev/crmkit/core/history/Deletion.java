package dev.crmkit.core.history;

import dev.crmkit.core.Subject;
import dev.crmkit.core.user.UserRef;
import java.time.Instant;

/**
 * A deletion of a record or a file together with its dependents (rules.md E6).
 *
 * @param id the id of the deletion
 * @param subject the record or file that the user deleted; its dependents have the same deletion
 * @param deletedAt when it was deleted
 * @param deletedBy who deleted it, with the name at that time
 */
public record Deletion(DeletionId id, Subject subject, Instant deletedAt, UserRef deletedBy) {}
