/**
 * Edits rules wrongly, one place at a time, and sees whether the scenarios notice: what they do not notice, they do not
 * test. A mutant that no scenario notices is held against the release over the whole input space
 * ({@link io.criterio.proof}): the first situation that tells the two apart becomes a scenario to add; where none does,
 * the edit changes nothing and is counted apart.
 *
 * <p>Mutants are {@linkplain io.criterio.rules.RuleSources#interpreted interpreted}, not compiled: a mutant decides few
 * cases before it is noticed, and compiling takes longer than they do.
 */
@NullMarked
package io.criterio.mutation;

import org.jspecify.annotations.NullMarked;
