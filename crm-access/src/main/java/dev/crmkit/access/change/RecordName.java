package dev.crmkit.access.change;

import dev.crmkit.core.record.RecordId;

/**
 * A record by its name, as a plan lists it.
 *
 * @param id which
 * @param name the name of a client, the subject of an activity, the title of a deal
 */
public record RecordName(RecordId id, String name) {}
