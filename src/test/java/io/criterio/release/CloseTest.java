package io.criterio.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionType;
import io.criterio.release.LiveRelease.Pinned;
import io.criterio.rules.RulesFolder;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A release that is closed leaves nothing behind. */
@QuarkusTest
class CloseTest {

    @Inject
    @All
    List<DecisionType> types;

    @Test
    void a_closed_release_frees_its_engine() throws InterruptedException {
        prepare().close();
        int before = loaded();
        Pinned open = prepare();
        int whileOpen = loaded();
        open.close();
        WeakReference<Decider> decider = new WeakReference<>(open.deciders().get("ASSIGNMENT"));
        open = null;
        int after = loaded();

        assertThat(whileOpen - before).as("classes of a release").isGreaterThan(100);
        assertThat(after - before).as("classes left behind").isLessThan((whileOpen - before) / 10);
        assertThat(decider.get()).isNull();
    }

    private Pinned prepare() {
        Release release = Release.of(RulesFolder.read(Path.of("rules")));
        Map<String, Decider> deciders = new LinkedHashMap<>();
        types.forEach(type -> deciders.put(type.name(), type.prepare(release)));
        return new Pinned(release, deciders);
    }

    private static int loaded() throws InterruptedException {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
            least = Math.min(least, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }
        return least;
    }
}
