package dev.crmkit.access.internal.plan;

import dev.crmkit.core.text.TextLimits;

/**
 * Limits of the size of a workspace's settings. Settings that exceed a quota lowered later stay,
 * and can be edited and reduced.
 *
 * @param labels the labels of the workspace
 * @param groups the groups of the workspace, of a user and of a section
 * @param groupMembers the members of a group
 * @param sections the sections of the client form
 * @param fields the fields of the client form
 * @param options the options of a field, archived ones included
 * @param pipelines the pipelines of the workspace
 * @param stages the stages of a pipeline
 * @param allowedRanges the allowed ranges of the workspace
 * @param texts the texts of one entry
 */
public record Quotas(
    int labels,
    int groups,
    int groupMembers,
    int sections,
    int fields,
    int options,
    int pipelines,
    int stages,
    int allowedRanges,
    TextLimits texts) {}
