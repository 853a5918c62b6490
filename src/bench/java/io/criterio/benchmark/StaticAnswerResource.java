package io.criterio.benchmark;

import io.criterio.access.Roles;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes a request and gives a fixed answer: what HTTP alone costs, in the same process and of the same size. */
@Path("/benchmark/static")
public class StaticAnswerResource {

    private static final int LARGEST = 1 << 20;

    private final Map<Integer, byte[]> answers = new ConcurrentHashMap<>();

    /** Answers JSON of so many bytes, 16 to 1 MiB. */
    @POST
    @RolesAllowed(Roles.DECIDE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    public byte[] answer(@QueryParam("size") int size, byte[] request) {
        return answers.computeIfAbsent(Math.min(Math.max(size, 16), LARGEST), StaticAnswerResource::ofSize);
    }

    private static byte[] ofSize(int size) {
        String frame = "{\"static\":\"\"}";
        return ("{\"static\":\"" + "x".repeat(size - frame.length()) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }
}
