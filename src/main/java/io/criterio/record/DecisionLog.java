package io.criterio.record;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The decision record. Thread-safe. All methods wait for the database: call them from worker threads, and not within a
 * transaction of your own.
 */
@ApplicationScoped
public class DecisionLog {

    private final DecisionTable table;

    DecisionLog(AgroalDataSource dataSource) {
        this.table = new DecisionTable(dataSource);
    }

    /**
     * Appends all of them in one transaction, or none. When it returns they are committed and on disk. A decision whose
     * id is there already is left as it is, so that a caller may append again after a failure.
     *
     * @throws RecordUnavailableException when the database did not take them
     */
    public void append(List<DecisionRecord> decisions) {
        try {
            table.append(decisions);
        } catch (SQLException failed) {
            throw new RecordUnavailableException("appending %d decisions".formatted(decisions.size()), failed);
        }
    }

    /** The decision of that id, every text exactly as it was appended. */
    public Optional<DecisionRecord> find(UUID id) {
        try {
            return table.find(id);
        } catch (SQLException failed) {
            throw new RecordUnavailableException("finding " + id, failed);
        }
    }

    /**
     * A page of decisions, newest first. Following {@link Page#next()} shows each decision that was there at the first
     * page exactly once, whatever arrives meanwhile.
     *
     * @throws InvalidSearchException when the cursor is not one of ours
     */
    public Page search(Search search) {
        try {
            return table.search(search);
        } catch (SQLException failed) {
            throw new RecordUnavailableException("searching", failed);
        }
    }

    /**
     * A page of the decisions of one case, oldest first. A turn that is added while somebody reads is on a later page.
     *
     * @param cursor of the page before; null for the first page
     * @throws InvalidSearchException when the cursor is not one of ours, or the limit is not one of {@link Search}
     */
    public Page conversation(String caseId, @Nullable String cursor, int limit) {
        Search.requireLimit(limit);
        try {
            return table.conversation(caseId, cursor, limit);
        } catch (SQLException failed) {
            throw new RecordUnavailableException("finding a case", failed);
        }
    }

    /**
     * The whole records of some decisions, in no order, a few of them in memory at a time. One whose input or outcome is
     * not there is left out.
     *
     * @throws RecordUnavailableException when the database did not answer
     */
    public void read(Collection<UUID> ids, Consumer<DecisionRecord> reader) {
        try {
            table.read(ids, reader);
        } catch (SQLException failed) {
            throw new RecordUnavailableException("reading decisions", failed);
        }
    }
}
