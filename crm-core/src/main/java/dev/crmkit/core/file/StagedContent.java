package dev.crmkit.core.file;

/**
 * A content that a store has taken in, and that no file has yet (rules.md R4).
 *
 * @param key what the store knows it by
 * @param size bytes
 * @param sha256 the checksum, in hexadecimal
 */
public record StagedContent(String key, long size, String sha256) {}
