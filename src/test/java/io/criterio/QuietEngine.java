package io.criterio;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Outside Quarkus nobody configures the log: unconfigured, it keeps every record of every level, and the rules engine
 * traces each fact that it looks at, which makes an evaluation ten times as slow. For tests and benchmarks.
 */
public final class QuietEngine implements LauncherSessionListener {

    // Held here, for a logger that nobody holds forgets its level.
    private static final Logger ENGINE = Logger.getLogger("org.drools");
    private static final Logger API = Logger.getLogger("org.kie");

    /** Silences the engine's tracing; needs {@code -Djava.util.logging.manager=org.jboss.logmanager.LogManager}. */
    public static void silence() {
        ENGINE.setLevel(Level.WARNING);
        API.setLevel(Level.WARNING);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        silence();
    }
}
