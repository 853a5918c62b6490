package io.criterio.assignment;

/**
 * Something that the rules of a release lack: they compile, and still do not say enough to decide by.
 *
 * @param text what is wrong
 * @param hint what to do about it
 */
public record Flaw(String text, String hint) {}
