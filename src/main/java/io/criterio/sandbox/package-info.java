/**
 * Rules that were sent, not installed: they are read, compiled and run in a process of their own, which has little
 * memory, none of our environment, and not much time. What goes wrong there ends there.
 */
@NullMarked
package io.criterio.sandbox;

import org.jspecify.annotations.NullMarked;
