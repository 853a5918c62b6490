package io.criterio.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much a request may hold: {@code criterio.body-limit}, 8 MiB by default. */
@Singleton
final class BodyLimit {

    private static final int BYTES_AT_ONCE = 8_192;

    private final int bytes;

    @Inject
    BodyLimit(@ConfigProperty(name = "criterio.body-limit", defaultValue = "8M") MemorySize limit) {
        this.bytes = Math.toIntExact(limit.asLongValue());
    }

    /** Nobody may go on sending beyond this, in bytes. */
    long cut() {
        return 8L * bytes;
    }

    /** Whether a body of this length is refused before it is read. */
    boolean isOver(long length) {
        return length > bytes;
    }

    /** What is said of a body that is over the limit. */
    String text() {
        return "The body has more than " + bytes + " bytes, which is the limit. Send less at a time.";
    }

    /**
     * Reads a body to its end, also when it is over the limit: a caller hears the answer only when all is sent.
     *
     * @throws ProblemException when the body is over the limit, whether its length was announced or not
     */
    byte[] read(InputStream body) throws IOException {
        if (body instanceof ByteArrayInputStream inMemory && inMemory.available() <= bytes) {
            return inMemory.readAllBytes();
        }
        byte[] read = body.readNBytes(bytes);
        byte[] rest = new byte[BYTES_AT_ONCE];
        if (body.read(rest) < 0) {
            return read;
        }
        int more;
        do {
            more = body.read(rest);
        } while (more >= 0);
        throw new ProblemException(ProblemKind.TOO_LARGE, text());
    }
}
