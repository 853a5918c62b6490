/**
 * What an advisor reads in a retention answer: reasons, questions, steps and names, in Spanish and English.
 *
 * <p>The wording is policy and comes from {@code rules/retention}; an outcome carries codes only, and these texts turn
 * them into sentences at the very end. Everything is checked when a release is read: both languages hold the same keys,
 * every placeholder is known, every step has its words. After that, looking a text up cannot fail half-way.
 */
@NullMarked
package io.criterio.retention.text;

import org.jspecify.annotations.NullMarked;
