package dev.crmkit.access.change;

import dev.crmkit.core.record.RecordId;

/**
 * A record with its name, as previews list it.
 *
 * @param id the id
 * @param name the name of a client, the subject of an activity, the title of a deal
 */
public record RecordName(RecordId id, String name) {}
