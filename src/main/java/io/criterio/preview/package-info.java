/** One decision under rules that were sent with it: what an author of rules asks before anything is live or recorded. */
@NullMarked
package io.criterio.preview;

import org.jspecify.annotations.NullMarked;
