package io.criterio.record;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code criterio.record.*}. */
@ConfigMapping(prefix = "criterio.record")
interface RecordSettings {

    /** Threads that commit, each with a connection of its own: while one waits for the disk, the other gathers. */
    @WithDefault("2")
    int writers();

    /** How many decisions may wait to be recorded before more are refused. */
    @WithDefault("4096")
    int queue();

    /** How long a caller waits for its decision to be recorded before it is told that the store does not answer. */
    @WithDefault("800ms")
    Duration patience();

    /** How long a writer waits for a silent store before it gives up the connection. */
    @WithDefault("3s")
    Duration silence();

    /** How long the Idempotency-Key of a request is remembered. */
    @WithDefault("24h")
    Duration keysLast();

    /** {@code hashed}: keyed hashes stand for customers and executives; {@code plain}: they are kept as they are. */
    @WithDefault("hashed")
    PersonalData personalData();

    /** JSON pointers into a request: what stands there is not recorded. */
    Optional<List<String>> mask();

    /** How often the heads of the chains are signed, if there is anything new. */
    @WithDefault("10s")
    Duration checkpointEvery();

    /** How many whole months are kept besides the present one; without it, all. */
    @WithName("keep-months")
    Optional<Integer> monthsKept();

    /** What the database has to keep for decisions to be acknowledged. */
    @WithDefault("local")
    DurabilityPromise durability();

    /** A folder where this node remembers how far it has acknowledged decisions; without it, it does not. */
    Optional<Path> stateDir();

    /** A folder, on another disk than the record's, to which each new checkpoint is written at once; without it, none is. */
    Optional<Path> checkpointsTo();

    enum PersonalData {
        HASHED,
        PLAIN
    }
}
