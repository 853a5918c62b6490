/**
 * Where decisions are kept: PostgreSQL always. When the service is given a JDBC URL it uses that server; when it is not,
 * it runs a PostgreSQL of its own, out of binaries that come with it, in a data folder. That server is durable (a
 * decision that was answered survives a crash of the service, of PostgreSQL and of the machine), listens on the loopback
 * address only and asks for a password that only the data folder knows.
 */
@NullMarked
package io.criterio.store;

import org.jspecify.annotations.NullMarked;
