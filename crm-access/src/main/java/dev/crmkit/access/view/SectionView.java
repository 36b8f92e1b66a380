package dev.crmkit.access.view;

import dev.crmkit.core.form.SectionAccess;
import dev.crmkit.core.form.SectionId;
import org.jspecify.annotations.Nullable;

/**
 * A section of the client form, as one to whom it is open gets it.
 *
 * @param id which
 * @param name what is shown above it
 * @param order sections are shown by order, then by id
 * @param access to whom it is open; null to whoever does not manage the form
 */
public record SectionView(SectionId id, String name, int order, @Nullable SectionAccess access) {}
