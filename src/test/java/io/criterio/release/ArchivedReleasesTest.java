package io.criterio.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.problem.Problems;
import io.criterio.record.ReleaseArchive;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArchivedReleasesTest {

    private static final String BROKEN = "broken.txt";

    @Inject
    ReleaseArchive archive;

    private final DecisionType noted = new NotedType("NOTED");
    private final List<String> prepared = Collections.synchronizedList(new ArrayList<>());
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

    /** Notes what is prepared and what is closed. */
    record Outcome() {}

    private final class NotedType implements DecisionType {

        private final String name;

        NotedType(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<? extends DecisionRequest> requestClass() {
            throw new UnsupportedOperationException("nobody sends a request of this type");
        }

        @Override
        public Class<? extends Record> outcomeClass() {
            return Outcome.class;
        }

        @Override
        public Set<String> includes() {
            return Set.of();
        }

        @Override
        public Decider prepare(Release release) {
            prepared.add(release.version());
            if (release.sources().has(BROKEN)) {
                throw new RuleProblemsException(
                        List.of(new RuleProblem("retention/x.drl", 7, "there is no fact 'Gone'", "")));
            }
            return new NotedDecider(release.version());
        }
    }

    private final class NotedDecider implements Decider {

        private final String version;

        NotedDecider(String version) {
            this.version = version;
        }

        @Override
        public ZoneId zone(DecisionRequest request) {
            return ZoneOffset.UTC;
        }

        @Override
        public @Nullable Decided decide(DecisionRequest request, Context context, Problems problems) {
            return null;
        }

        @Override
        public void close() {
            closed.add(version);
        }
    }

    @Test
    void a_release_is_prepared_once_even_for_those_who_ask_at_the_same_time() throws Exception {
        ArchivedReleases releases = keeping(2);
        String digest = archived("a");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> askers = Collections.nCopies(8, () -> versionOf(releases, digest));
            for (Future<String> answer : pool.invokeAll(askers)) {
                assertThat(answer.get()).isEqualTo("a");
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(prepared).containsExactly("a");
    }

    @Test
    void beyond_the_limit_the_one_asked_for_longest_ago_is_closed() {
        ArchivedReleases releases = keeping(2);
        String a = archived("a");
        String b = archived("b");

        versionOf(releases, a);
        versionOf(releases, b);
        versionOf(releases, a);
        versionOf(releases, archived("c"));

        assertThat(closed).containsExactly("b");
        versionOf(releases, a);
        assertThat(prepared).containsExactly("a", "b", "c");
    }

    @Test
    void one_that_is_in_use_is_closed_when_its_last_user_is_done() {
        ArchivedReleases releases = keeping(1);
        String a = archived("a");
        String b = archived("b");

        releases.under(
                a,
                noted,
                decider -> {
                    versionOf(releases, b);
                    assertThat(closed).isEmpty();
                    return decider;
                },
                AssertionError::new);

        assertThat(closed).containsExactly("a");
    }

    @Test
    void one_that_does_not_compile_any_more_says_where_and_is_not_compiled_again() {
        ArchivedReleases releases = keeping(2);
        RuleSources sources = sources("broken").with(BROKEN, "");
        archive.store(sources.release().digest(), "broken", SourcesArchive.pack(sources));

        for (int i = 0; i < 2; i++) {
            assertThat(refusal(releases, sources.release().digest()))
                    .contains(sources.release().digest())
                    .contains("retention/x.drl:7: there is no fact 'Gone'");
        }

        assertThat(prepared).containsExactly("broken");
    }

    @Test
    void one_whose_files_were_altered_in_the_archive_is_refused() {
        RuleSources other = sources("other");
        String digest = "sha256:" + UUID.randomUUID();
        archive.store(digest, "a", SourcesArchive.pack(other));

        assertThat(refusal(keeping(2), digest))
                .contains("other files")
                .contains(other.release().digest());
        assertThat(prepared).isEmpty();
    }

    @Test
    void an_archive_that_is_none_is_refused() {
        String digest = "sha256:" + UUID.randomUUID();
        archive.store(digest, "a", new byte[] {1, 2, 3});

        assertThat(refusal(keeping(2), digest)).contains("archive");
    }

    @Test
    void one_that_is_archived_later_is_found_then() {
        ArchivedReleases releases = keeping(2);
        RuleSources sources = sources("late");
        String digest = sources.release().digest();

        assertThat(refusal(releases, digest)).contains("not in the archive");
        archive.store(digest, "late", SourcesArchive.pack(sources));

        assertThat(versionOf(releases, digest)).isEqualTo("late");
    }

    @Test
    void only_the_type_that_is_asked_for_is_prepared() {
        ArchivedReleases releases = keeping(2);
        String digest = archived("a");

        versionOf(releases, digest);
        assertThat(prepared).hasSize(1);
        String other = releases.under(
                digest, new NotedType("OTHER"), decider -> ((NotedDecider) decider).version, refusal -> refusal);

        assertThat(other).isEqualTo("a");
        assertThat(prepared).containsExactly("a", "a");
        releases.close();
        assertThat(closed).containsExactly("a", "a");
    }

    @Test
    void all_are_closed_with_the_service() {
        ArchivedReleases releases = keeping(2);
        versionOf(releases, archived("a"));
        versionOf(releases, archived("b"));

        releases.close();

        assertThat(closed).containsExactlyInAnyOrder("a", "b");
    }

    private ArchivedReleases keeping(int kept) {
        return new ArchivedReleases(new LiveRelease(List.of(noted), archive, "rules", true), archive, kept);
    }

    /** Of a digest that no other test has. */
    private static RuleSources sources(String version) {
        return RuleSources.of(
                Map.of("release.yaml", "name: test\nversion: " + version + "\n# " + UUID.randomUUID() + "\n"));
    }

    private String archived(String version) {
        RuleSources sources = sources(version);
        archive.store(sources.release().digest(), version, SourcesArchive.pack(sources));
        return sources.release().digest();
    }

    private String versionOf(ArchivedReleases releases, String digest) {
        return releases.under(
                digest, noted, decider -> ((NotedDecider) decider).version, refusal -> "refused: " + refusal);
    }

    private String refusal(ArchivedReleases releases, String digest) {
        return releases.under(digest, noted, decider -> "none", refusal -> refusal);
    }
}
