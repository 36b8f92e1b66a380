package dev.crmkit.core.file;

/**
 * Content that a store has received and that is not used for a file yet (rules.md R4).
 *
 * @param key the key by which the store finds it
 * @param size bytes
 * @param sha256 the checksum, in hexadecimal
 */
public record StagedContent(String key, long size, String sha256) {}
