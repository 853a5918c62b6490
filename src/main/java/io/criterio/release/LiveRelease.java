package io.criterio.release;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionType;
import io.criterio.record.ReleaseArchive;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import io.criterio.text.Language;
import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The release that decides. A decision pins it once and stays with it, whatever becomes live meanwhile. */
@Singleton
public final class LiveRelease {

    private static final Logger LOG = Logger.getLogger(LiveRelease.class);

    private final List<DecisionType> types;
    private final ReleaseArchive archive;
    private final Path folder;
    private final boolean service;
    private volatile @Nullable Pinned live;

    @Inject
    LiveRelease(
            @All List<DecisionType> types,
            ReleaseArchive archive,
            @ConfigProperty(name = "criterio.rules", defaultValue = "rules") String folder,
            @ConfigProperty(name = "criterio.service", defaultValue = "true") boolean service) {
        this.types = types;
        this.archive = archive;
        this.folder = Path.of(folder);
        this.service = service;
    }

    /**
     * A release with the deciders that it made. They hold classes and memory of their own until the release is closed,
     * which has to wait for the last decision that pinned it.
     *
     * @param languages what it answers in, whatever is asked, the default first
     */
    public record Pinned(Release release, Map<String, Decider> deciders, Set<Language> languages)
            implements AutoCloseable {

        public Pinned {
            deciders = Map.copyOf(deciders);
            languages = Collections.unmodifiableSet(new TreeSet<>(languages));
        }

        public Pinned(Release release, Map<String, Decider> deciders) {
            this(release, deciders, spokenByAll(deciders.values()));
        }

        private static Set<Language> spokenByAll(Collection<Decider> deciders) {
            Set<Language> all = new TreeSet<>(List.of(Language.ES, Language.EN));
            deciders.forEach(decider -> all.addAll(decider.languages()));
            deciders.forEach(decider -> all.retainAll(decider.languages()));
            return all;
        }

        /**
         * Prepares a release for all types.
         *
         * @throws RuleProblemsException with all problems of all types, not those of the first that finds some
         */
        public static Pinned prepare(RuleSources sources, List<DecisionType> types) {
            Release release = Release.of(sources);
            Map<String, Decider> deciders = new LinkedHashMap<>();
            List<RuleProblem> problems = new ArrayList<>();
            for (DecisionType type : types) {
                try {
                    deciders.put(type.name(), type.prepare(release));
                } catch (RuleProblemsException broken) {
                    problems.addAll(broken.problems());
                }
            }
            if (!problems.isEmpty()) {
                deciders.values().forEach(Decider::close);
                throw new RuleProblemsException(problems);
            }
            return new Pinned(release, deciders);
        }

        /** For each language that has texts and is not offered, why not. */
        List<String> unfinished() {
            return deciders.values().stream()
                    .map(Decider::unfinished)
                    .flatMap(List::stream)
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** The decider of a type that the service knows. */
        public Decider decider(DecisionType type) {
            Decider decider = deciders.get(type.name());
            if (decider == null) {
                throw new IllegalStateException("Release " + release.version() + " has no decider of " + type.name());
            }
            return decider;
        }

        @Override
        public void close() {
            deciders.values().forEach(Decider::close);
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

    /** The languages that callers may choose from. */
    public Set<Language> languages() {
        Pinned pinned = live;
        return pinned == null ? Set.of(Language.ES) : pinned.languages();
    }

    /** The release that is live at this moment, if the rules are loaded. */
    Optional<Pinned> current() {
        return Optional.ofNullable(live);
    }

    void load(@Observes StartupEvent start) {
        if (!service) {
            // A command works by the rules that are archived.
            return;
        }
        try {
            Pinned pinned = Pinned.prepare(RulesFolder.read(folder), types);
            archive.store(
                    pinned.release().digest(),
                    pinned.release().version(),
                    SourcesArchive.pack(pinned.release().sources()));
            live = pinned;
            pinned.unfinished().forEach(one -> LOG.warnf("A language is not offered until it is complete: %s", one));
            LOG.infof(
                    "Rules %s (%s) are live",
                    pinned.release().version(), pinned.release().digest());
        } catch (RuleProblemsException broken) {
            if (LaunchMode.current() != LaunchMode.NORMAL) {
                // Dev mode and tests show the message of an exception of their own making only.
                throw broken;
            }
            // Of this exception Quarkus prints the message and nothing else, and exits with 1. After a
            // PreventFurtherStepsException, made for that, it waits for ever.
            throw new ConfigurationException("Criterio cannot start. The rules in " + folder.toAbsolutePath()
                    + " cannot be used:\n" + broken.getMessage());
        }
    }

    /** In development and in tests the service starts again in the same process. */
    @PreDestroy
    void close() {
        current().ifPresent(Pinned::close);
    }
}
