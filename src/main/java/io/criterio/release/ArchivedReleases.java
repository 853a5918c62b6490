package io.criterio.release;

import io.criterio.record.ReleaseArchive;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The releases that have decided, prepared again when one of their decisions is looked into. Compiling one takes up to a
 * second and keeps classes and memory, so a few are kept, and those that nobody asked for longest go first. Thread-safe.
 */
@Singleton
public final class ArchivedReleases {

    private static final Logger LOG = Logger.getLogger(ArchivedReleases.class);
    private static final int PROBLEMS_TO_NAME = 3;

    private final LiveRelease live;
    private final ReleaseArchive archive;
    private final int kept;

    /** By digest, those asked for longest ago first. */
    private final LinkedHashMap<String, Place> places = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    ArchivedReleases(
            LiveRelease live,
            ReleaseArchive archive,
            @ConfigProperty(name = "criterio.cache.releases", defaultValue = "4") int kept) {
        if (kept < 1) {
            throw new IllegalArgumentException("criterio.cache.releases is %d; expected 1 or more".formatted(kept));
        }
        this.live = live;
        this.archive = archive;
        this.kept = kept;
    }

    /**
     * Works under the release of that digest, the live one included. The first to ask waits until it is prepared, and so
     * do those who ask for the same one meanwhile. Its deciders are good for the time of {@code work} only.
     *
     * @param otherwise is told why there is no such release to work under, in one sentence
     * @throws io.criterio.record.RecordUnavailableException when the archive cannot be read
     */
    public <T> T under(String digest, Function<LiveRelease.Pinned, T> work, Function<String, T> otherwise) {
        LiveRelease.Pinned current = live.current().orElse(null);
        if (current != null && current.release().digest().equals(digest)) {
            return work.apply(current);
        }
        Place place = enter(digest);
        try {
            return place.prepared(() -> prepare(digest)).use(work, otherwise);
        } finally {
            leave(place);
        }
    }

    private sealed interface Prepared {

        <T> T use(Function<LiveRelease.Pinned, T> work, Function<String, T> otherwise);

        record Usable(LiveRelease.Pinned pinned) implements Prepared {

            @Override
            public <T> T use(Function<LiveRelease.Pinned, T> work, Function<String, T> otherwise) {
                return work.apply(pinned);
            }
        }

        /** @param lasting whether asking again is of no use */
        record Unusable(String reason, boolean lasting) implements Prepared {

            @Override
            public <T> T use(Function<LiveRelease.Pinned, T> work, Function<String, T> otherwise) {
                return otherwise.apply(reason);
            }
        }
    }

    /** A release that is kept. Whether it is in use is guarded by {@code places}, what it holds by itself. */
    private static final class Place {

        private int users;
        private boolean evicted;
        private @Nullable Prepared prepared;

        synchronized Prepared prepared(Supplier<Prepared> preparing) {
            Prepared known = prepared;
            if (known != null) {
                return known;
            }
            Prepared made = preparing.get();
            if (!(made instanceof Prepared.Unusable unusable) || unusable.lasting()) {
                prepared = made;
            }
            return made;
        }

        synchronized void close() {
            if (prepared instanceof Prepared.Usable usable) {
                usable.pinned().close();
            }
        }
    }

    private Place enter(String digest) {
        Place entered;
        Place left = null;
        synchronized (places) {
            entered = places.computeIfAbsent(digest, absent -> new Place());
            entered.users++;
            if (places.size() > kept) {
                Iterator<Place> longestAgo = places.values().iterator();
                Place oldest = longestAgo.next();
                longestAgo.remove();
                oldest.evicted = true;
                left = oldest.users == 0 ? oldest : null;
            }
        }
        if (left != null) {
            left.close();
        }
        return entered;
    }

    private void leave(Place place) {
        boolean last;
        synchronized (places) {
            place.users--;
            last = place.evicted && place.users == 0;
        }
        if (last) {
            place.close();
        }
    }

    private Prepared prepare(String digest) {
        byte[] sources = archive.find(digest).orElse(null);
        if (sources == null) {
            return new Prepared.Unusable("The rules of release " + digest + " are not in the archive.", false);
        }
        try {
            return new Prepared.Usable(prepare(digest, SourcesArchive.unpack(sources)));
        } catch (RuleProblemsException broken) {
            LOG.warnf("Release %s is archived but cannot be prepared:\n%s", digest, broken.getMessage());
            return unusable(digest, some(broken));
        } catch (RuntimeException | LinkageError broken) {
            // The compiler of the rules has more ways to fail than it lists.
            LOG.warnf(broken, "Release %s is archived but cannot be prepared", digest);
            return unusable(digest, String.valueOf(broken.getMessage()));
        }
    }

    private LiveRelease.Pinned prepare(String digest, RuleSources sources) {
        if (!sources.release().digest().equals(digest)) {
            throw new IllegalArgumentException("the archive holds other files, of digest "
                    + sources.release().digest() + ": it was altered");
        }
        return live.prepare(sources);
    }

    private static Prepared unusable(String digest, String problem) {
        return new Prepared.Unusable(
                "Release " + digest + " is archived, but this version of the service cannot decide by it: " + problem
                        + ".",
                true);
    }

    private static String some(RuleProblemsException broken) {
        List<RuleProblem> problems = broken.problems();
        String named = problems.stream()
                .limit(PROBLEMS_TO_NAME)
                .map(RuleProblem::toString)
                .collect(Collectors.joining("; "));
        int more = problems.size() - PROBLEMS_TO_NAME;
        return more > 0 ? named + "; and " + more + " more" : named;
    }

    /** Deciders that hold something to give back say so. */
    @PreDestroy
    void close() {
        List<Place> all;
        synchronized (places) {
            all = List.copyOf(places.values());
            places.clear();
        }
        all.forEach(Place::close);
    }
}
