package dev.crmkit.access.view;

import dev.crmkit.core.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The result of a change of the organisation.
 *
 * @param subject the new thing, or the one that was changed
 * @param activation the activation token that was issued, to be sent to the user (rules.md U9);
 *     null if none was
 */
public record ChangeResult(Subject subject, @Nullable ActivationToken activation) {}
