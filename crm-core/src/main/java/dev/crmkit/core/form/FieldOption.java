package dev.crmkit.core.form;

/**
 * An option of a selector field (rules.md F4).
 *
 * @param id stays when the option is renamed
 * @param name unique in the field without case, among those not archived
 * @param archived true when new values cannot take it any more
 */
public record FieldOption(OptionId id, String name, boolean archived) {}
