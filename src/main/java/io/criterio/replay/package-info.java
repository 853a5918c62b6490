/**
 * Recorded decisions are decided again under candidate rules, before those rules go live: what stays, what changes and
 * by which rules, what it means for the figures that supervisors look at, and where a conversation first takes another
 * way. As a job over HTTP, or as a command.
 */
@NullMarked
package io.criterio.replay;

import org.jspecify.annotations.NullMarked;
