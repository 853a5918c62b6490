package io.criterio.access;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What is written to a log while this is open. */
final class Logged implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> contexts = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry instanceof ExtLogRecord ours ? ours.getFormattedMessage() : entry.getMessage());
            contexts.add(entry instanceof ExtLogRecord ours ? ours.getMdcCopy() : Map.of());
        }

        @Override
        public void flush() {
            // There is nothing to flush.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    };

    Logged(String category) {
        this.logger = Logger.getLogger(category);
        logger.addHandler(handler);
    }

    List<String> lines() {
        return lines;
    }

    /** The MDC of each line. */
    List<Map<String, String>> contexts() {
        return contexts;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
