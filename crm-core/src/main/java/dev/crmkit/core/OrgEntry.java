package dev.crmkit.core;

import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.Section;
import dev.crmkit.core.label.Label;
import dev.crmkit.core.network.AllowedRanges;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.user.Group;
import dev.crmkit.core.user.User;

/**
 * An entry of the organisation: what an {@link dev.crmkit.core.org.OrgDelta} puts and an {@link
 * dev.crmkit.core.org.OrgSnapshot} contains.
 */
public sealed interface OrgEntry
    permits User, Group, Portfolio, Section, Field, Pipeline, Label, AllowedRanges, Policies {}
