package io.criterio.problem;

/**
 * The body of a request, read to its end and within the limit ({@code criterio.body-limit}). A resource that takes one
 * of these stays on the event loop while the body arrives.
 *
 * @param bytes as they were sent; whoever reads them does not change them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Body(byte[] bytes) {}
