package dev.crmkit.access.change;

import dev.crmkit.core.Subject;

/**
 * A reference to a thing, with its name.
 *
 * @param id the id, which says of what kind the thing is
 * @param name the name at the time of the call; of a settings area, its key
 */
public record SubjectRef(Subject id, String name) {}
