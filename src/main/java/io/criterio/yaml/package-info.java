/**
 * YAML text as a tree that knows its lines, so that whoever reads a rules file can say where a problem is.
 *
 * <p>It reads what rules files need and nothing more: mappings, sequences and scalars. Aliases and duplicate keys are
 * refused, and every scalar stays the text that was written; its reader decides whether it is a number or a date.
 */
@NullMarked
package io.criterio.yaml;

import org.jspecify.annotations.NullMarked;
