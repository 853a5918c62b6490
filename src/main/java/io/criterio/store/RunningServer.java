package io.criterio.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The PostgreSQL that another process of ours runs on a data folder. It is used, and left as it is. */
record RunningServer(int port, String password) {

    private static final int MILLIS_TO_WAIT = 100;

    /**
     * What there is on a data folder.
     *
     * @param problem why there is no server that lets us in; empty when there is one
     */
    record Found(Optional<RunningServer> server, String problem) {}

    /** Looks once; where there is no server that lets us in, it returns after a moment. */
    static Found on(Path folder) {
        Found found = look(folder);
        if (found.server().isEmpty()) {
            try {
                Thread.sleep(MILLIS_TO_WAIT);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new StoreProblemException(
                        "Interrupted while looking for the PostgreSQL of %s.".formatted(folder),
                        "Start again.",
                        interrupted);
            }
        }
        return found;
    }

    private static Found look(Path folder) {
        Path cluster = PostgresServer.cluster(folder);
        try {
            Optional<PostmasterFile> file = PostmasterFile.read(cluster);
            if (file.isEmpty() || file.get().port() <= 0) {
                return none("it is not running");
            }
            int port = file.get().port();
            String password = Files.readString(PostgresServer.passwordFile(folder), StandardCharsets.US_ASCII)
                    .strip();
            return PostgresServer.servesCluster(port, password, cluster)
                    ? new Found(Optional.of(new RunningServer(port, password)), "")
                    : none("at port " + port + " there is another one");
        } catch (FileSystemException refused) {
            return none(refused.getFile() + " cannot be read");
        } catch (IOException | SQLException failed) {
            return none(String.valueOf(failed.getMessage()));
        }
    }

    private static Found none(String problem) {
        return new Found(Optional.empty(), problem);
    }

    String jdbcUrl() {
        return PostgresServer.jdbcUrl(port);
    }
}
