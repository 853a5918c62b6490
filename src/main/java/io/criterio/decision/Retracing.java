package io.criterio.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.problem.Problems;
import io.criterio.record.DecisionRecord;
import io.criterio.release.LiveRelease;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Derives the trace of a recorded decision anew: a trace is several times its decision and is not kept. */
@Singleton
final class Retracing {

    private static final Logger LOG = Logger.getLogger(Retracing.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRACE = "trace";

    private final RequestReader reader;
    private final LiveRelease live;

    @Inject
    Retracing(RequestReader reader, LiveRelease live) {
        this.reader = reader;
        this.live = live;
    }

    /** The trace under the recorded release, in UTF-8; null when that release is not live or has no trace to give. */
    byte @Nullable [] trace(DecisionRecord decision) {
        LiveRelease.Pinned pinned = live.pinned();
        if (!pinned.release().digest().equals(decision.releaseDigest())) {
            return null;
        }
        Problems problems = new Problems();
        RequestReader.Read read = reader.read(request(decision), problems);
        DecisionRequest request = read.request();
        DecisionType type = read.type();
        if (request == null || type == null || !type.includes().contains(TRACE)) {
            return null;
        }
        Set<String> include = new HashSet<>(request.include() == null ? Set.of() : request.include());
        include.add(TRACE);
        Decided decided = pinned.decider(type)
                .decide(request, new Decider.Context(decision.asOf(), decision.language(), include), problems);
        if (decided == null || !problems.isEmpty()) {
            LOG.warnf("The input of decision %s is no longer a valid request: %s", decision.id(), problems.errors());
            return null;
        }
        return decided.trace();
    }

    /** Whether the caller asked for the trace. */
    boolean wasIncluded(DecisionRecord decision) {
        for (JsonNode name : request(decision).path("include")) {
            if (name.textValue().equals(TRACE)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode request(DecisionRecord decision) {
        try {
            ObjectNode request = JSON.createObjectNode();
            request.put("type", decision.type());
            request.setAll((ObjectNode) JSON.readTree(decision.input()));
            return request;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The input of decision " + decision.id() + " is not JSON", broken);
        }
    }
}
