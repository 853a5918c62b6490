package io.criterio.release;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionType;
import io.criterio.record.ReleaseArchive;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The releases that have decided, prepared again when one of their decisions is looked into, and only as far as its type
 * needs: compiling rules takes a second or so. They keep classes and memory, so there are a few of them at a time, and
 * the one asked for longest ago goes first. Thread-safe.
 */
@Singleton
public final class ArchivedReleases {

    private static final Logger LOG = Logger.getLogger(ArchivedReleases.class);
    private static final int PROBLEMS_TO_NAME = 3;
    private static final int DIGESTS_TO_NAME = 5;

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
     * Works with the decider of a release, the live one included. The first to ask waits until it is prepared, and so do
     * those who ask for the same release meanwhile. The decider is good for the time of {@code work} only.
     *
     * @param otherwise is told why there is no such decider, in one sentence
     * @throws io.criterio.record.RecordUnavailableException when the archive cannot be read
     */
    public <T> T under(String digest, DecisionType type, Function<Decider, T> work, Function<String, T> otherwise) {
        LiveRelease.Pinned current = live.current().orElse(null);
        if (current != null && current.release().digest().equals(digest)) {
            return work.apply(current.decider(type));
        }
        Place place = enter(digest);
        try {
            return place.prepared(type).use(work, otherwise);
        } finally {
            leave(place);
        }
    }

    /**
     * The release of a version or digest: the live one if it is called so, else the one in the archive.
     *
     * @throws IllegalArgumentException if there is none, or more than one; says what there is
     * @throws io.criterio.record.RecordUnavailableException when the archive cannot be read
     */
    public ReleaseName named(String versionOrDigest) {
        Release current = live.current().map(LiveRelease.Pinned::release).orElse(null);
        if (current != null
                && (versionOrDigest.equals(current.version()) || versionOrDigest.equals(current.digest()))) {
            return ReleaseName.of(current);
        }
        List<ReleaseArchive.Named> found = archive.named(versionOrDigest);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("release is \"" + versionOrDigest
                    + "\", which is not in the archive; expected the version or the digest of a release that has been"
                    + " live" + (current == null ? "" : ", like " + current.version()));
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("release is \"" + versionOrDigest + "\", and " + found.size()
                    + " releases in the archive have this version; name one by its digest: "
                    + found.stream()
                            .limit(DIGESTS_TO_NAME)
                            .map(ReleaseArchive.Named::digest)
                            .collect(Collectors.joining(", ")));
        }
        return new ReleaseName(found.get(0).version(), found.get(0).digest());
    }

    /**
     * A release with its files.
     *
     * @throws IllegalArgumentException as {@link #named}
     * @throws io.criterio.rules.RuleProblemsException if its data cannot be used any more
     * @throws io.criterio.record.RecordUnavailableException when the archive cannot be read
     */
    public Release release(String versionOrDigest) {
        ReleaseName name = named(versionOrDigest);
        Release current = live.current().map(LiveRelease.Pinned::release).orElse(null);
        if (current != null && current.digest().equals(name.digest())) {
            return current;
        }
        byte[] sources = archive.find(name.digest())
                .orElseThrow(() -> new IllegalArgumentException(
                        "release is \"" + versionOrDigest + "\", whose rules are not in the archive any more"));
        return Release.of(SourcesArchive.unpack(sources).recorded());
    }

    private sealed interface Prepared {

        <T> T use(Function<Decider, T> work, Function<String, T> otherwise);

        record Usable(Decider decider) implements Prepared {

            @Override
            public <T> T use(Function<Decider, T> work, Function<String, T> otherwise) {
                return work.apply(decider);
            }
        }

        record Unusable(String reason) implements Prepared {

            @Override
            public <T> T use(Function<Decider, T> work, Function<String, T> otherwise) {
                return otherwise.apply(reason);
            }
        }
    }

    /** A release that is kept. Whether it is in use is guarded by {@code places}, what it holds by itself. */
    private final class Place {

        private final String digest;
        private int users;
        private boolean evicted;
        private @Nullable Release release;
        private final Map<String, Prepared> byType = new HashMap<>();

        Place(String digest) {
            this.digest = digest;
        }

        synchronized Prepared prepared(DecisionType type) {
            Prepared known = byType.get(type.name());
            if (known != null) {
                return known;
            }
            byte[] sources = release == null ? archive.find(digest).orElse(null) : null;
            if (release == null && sources == null) {
                // Not for good: it may be archived later.
                return new Prepared.Unusable("The rules of release " + digest + " are not in the archive.");
            }
            Prepared made = attempt(digest, () -> type.prepare(release(sources)));
            byType.put(type.name(), made);
            return made;
        }

        private Release release(byte @Nullable [] sources) {
            Release known = release;
            if (known == null) {
                known = read(digest, Objects.requireNonNull(sources));
                release = known;
            }
            return known;
        }

        synchronized void close() {
            for (Prepared prepared : byType.values()) {
                if (prepared instanceof Prepared.Usable usable) {
                    usable.decider().close();
                }
            }
        }
    }

    private Place enter(String digest) {
        Place entered;
        Place left = null;
        synchronized (places) {
            entered = places.computeIfAbsent(digest, Place::new);
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

    private static Release read(String digest, byte[] sources) {
        Release release = Release.of(SourcesArchive.unpack(sources).recorded());
        if (!release.digest().equals(digest)) {
            throw new IllegalArgumentException(
                    "the archive holds other files, of digest " + release.digest() + ": it was altered");
        }
        return release;
    }

    private static Prepared attempt(String digest, Supplier<Decider> preparing) {
        try {
            return new Prepared.Usable(preparing.get());
        } catch (RuleProblemsException broken) {
            LOG.warnf("Release %s is archived but cannot be prepared:\n%s", digest, broken.getMessage());
            return unusable(digest, some(broken));
        } catch (RuntimeException | LinkageError broken) {
            // The compiler of the rules has more ways to fail than it lists.
            LOG.warnf(broken, "Release %s is archived but cannot be prepared", digest);
            return unusable(digest, String.valueOf(broken.getMessage()));
        }
    }

    private static Prepared unusable(String digest, String problem) {
        return new Prepared.Unusable("Release " + digest
                + " is archived, but this version of the service cannot decide by it: " + problem + ".");
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
