/**
 * The commands beside the service, for those who run it: {@code java -jar target/quarkus-app/quarkus-run.jar verify …}.
 * A command works on the record of a service that runs, or of one that does not; it listens nowhere, and what it has to
 * say goes to the standard output, everything else to the standard error.
 */
@NullMarked
package io.criterio.command;

import org.jspecify.annotations.NullMarked;
