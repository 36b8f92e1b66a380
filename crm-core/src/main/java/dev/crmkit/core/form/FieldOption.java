package dev.crmkit.core.form;

/**
 * An option of a selector field (rules.md F4).
 *
 * @param id the id, which stays the same when the option is renamed
 * @param name unique among the active options of the field, ignoring case
 * @param archived whether new values can no longer have the option
 */
public record FieldOption(OptionId id, String name, boolean archived) {}
