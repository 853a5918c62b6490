package io.criterio.assignment.team;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bases of a stream, one after the other. */
@FunctionalInterface
interface Offers {

    /**
     * The next one; waits for the stream.
     *
     * @return null when there is none
     * @throws IOException if the stream breaks off
     */
    @Nullable
    Unread next() throws IOException;
}
