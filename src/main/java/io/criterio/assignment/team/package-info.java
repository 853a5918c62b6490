/**
 * Whole teams at once: the days of many executives from one stream, answered as they are ready, in bounded memory
 * whatever the length of the stream.
 *
 * <p>One thread cuts the stream into bases, a pool reads them, and the thread of the request decides them in order,
 * because a derivado goes to the first who is offered it, records them group by group, and writes the answers. What is
 * between the first and the last is bounded ({@link io.criterio.assignment.team.Window}): whoever sends has to wait for
 * whoever reads the answers.
 */
@NullMarked
package io.criterio.assignment.team;

import org.jspecify.annotations.NullMarked;
