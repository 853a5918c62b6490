package io.criterio.benchmark;

import io.criterio.access.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes a request, inserts it with a fixed answer in a transaction of its own, and gives the answer when that is
 * committed: what a service does that keeps a record in the usual way, on worker threads through JPA.
 */
@Path("/benchmark/synchronous")
public class SynchronousInsertResource {

    private static final int LARGEST = 1 << 20;

    private final EntityManager entityManager;
    private final AtomicBoolean made = new AtomicBoolean();

    @Inject
    SynchronousInsertResource(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Answers JSON of so many bytes, 16 to 1 MiB. */
    @POST
    @RolesAllowed(Roles.DECIDE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Transactional
    public byte[] answer(@QueryParam("size") int size, byte[] request) {
        if (made.compareAndSet(false, true)) {
            entityManager.createNativeQuery("""
                            create table if not exists benchmark_decision (
                                id uuid primary key, decided_at timestamptz, request text, answer text)
                            """).executeUpdate();
        }
        String answer = "{\"static\":\"" + "x".repeat(Math.min(Math.max(size, 16), LARGEST) - 13) + "\"}";
        entityManager
                .createNativeQuery("insert into benchmark_decision values (:id, now(), :request, :answer)")
                .setParameter("id", UUID.randomUUID())
                .setParameter("request", new String(request, StandardCharsets.UTF_8))
                .setParameter("answer", answer)
                .executeUpdate();
        return answer.getBytes(StandardCharsets.UTF_8);
    }
}
