package dev.crmkit.access.change;

/**
 * A change of the organisation: of users, groups, security, the client form, pipelines or labels.
 * As a value it says what is wanted; whether it may be done, and what follows from it, is decided
 * where it is carried out or previewed. Each is carried out whole or not at all.
 */
public sealed interface OrgChange
    permits UserChange, SecurityChange, FormChange, PipelineChange, LabelChange {}
