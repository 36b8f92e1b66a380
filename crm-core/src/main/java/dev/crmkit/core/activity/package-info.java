/**
 * Activities with a client: tasks, calls, meetings, e-mails, notes (rules.md R2). Depends on
 * records.
 */
@NullMarked
package dev.crmkit.core.activity;

import org.jspecify.annotations.NullMarked;
