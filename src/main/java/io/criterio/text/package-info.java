/** What every feature with texts for people shares: the languages, and the problems of a text file. */
@NullMarked
package io.criterio.text;

import org.jspecify.annotations.NullMarked;
