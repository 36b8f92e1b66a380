package dev.crmkit.access.view;

import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import org.jspecify.annotations.Nullable;

/**
 * A section of the client form, as a user to whom it is open sees it.
 *
 * @param id the id
 * @param name the name
 * @param order sections are shown by order, then by id
 * @param access to whom the section is open; null if the user does not manage the form
 */
public record SectionView(SectionId id, String name, int order, @Nullable SectionAccess access) {}
