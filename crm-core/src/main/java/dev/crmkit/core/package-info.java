/**
 * The words that every part of the model shares: the workspace, and what an identifier looks like.
 * Leans on nothing.
 */
@NullMarked
package dev.crmkit.core;

import org.jspecify.annotations.NullMarked;
