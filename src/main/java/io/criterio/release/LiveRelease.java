package io.criterio.release;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionType;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The release that decides. A decision pins it once and stays with it, whatever becomes live meanwhile. */
@Singleton
public final class LiveRelease {

    private final List<DecisionType> types;
    private volatile @Nullable Pinned live;

    @Inject
    LiveRelease(@All List<DecisionType> types) {
        this.types = types;
    }

    /** A release with the deciders that it made. */
    public record Pinned(Release release, Map<String, Decider> deciders) {

        public Pinned {
            deciders = Map.copyOf(deciders);
        }

        /** The decider of a type that the service knows. */
        public Decider decider(DecisionType type) {
            Decider decider = deciders.get(type.name());
            if (decider == null) {
                throw new IllegalStateException("Release " + release.version() + " has no decider of " + type.name());
            }
            return decider;
        }
    }

    /**
     * The release that is live at this moment.
     *
     * @throws IllegalStateException before the rules are loaded
     */
    public Pinned pinned() {
        Pinned pinned = live;
        if (pinned == null) {
            throw new IllegalStateException("The rules are not loaded yet");
        }
        return pinned;
    }

    void load(@Observes StartupEvent start) {
        Release release = new Release("0", "sha256:0");
        Map<String, Decider> deciders = new LinkedHashMap<>();
        types.forEach(type -> deciders.put(type.name(), type.prepare(release)));
        live = new Pinned(release, deciders);
    }
}
