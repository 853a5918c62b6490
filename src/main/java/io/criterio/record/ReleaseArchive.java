package io.criterio.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * The sources of every release that has decided, so that a decision can be made again years later. Keyed by digest: what
 * is stored never changes.
 */
@ApplicationScoped
public class ReleaseArchive {

    private final EntityManager entityManager;
    private final ReleaseSources known;

    @Inject
    ReleaseArchive(EntityManager entityManager, ReleaseSources known) {
        this.entityManager = entityManager;
        this.known = known;
    }

    /** Stores it; does nothing when sources of that digest are there already. */
    @Transactional
    public void store(String digest, String version, byte[] sources) {
        known.put(digest, sources);
        // A native statement: two services may store the same release at the same moment.
        entityManager
                .createNativeQuery("""
                        insert into release (digest, version, sources) values (:digest, :version, :sources)
                        on conflict (digest) do update set sources = excluded.sources where release.sources is null
                        """)
                .setParameter("digest", digest)
                .setParameter("version", version)
                .setParameter("sources", sources)
                .executeUpdate();
    }

    /**
     * The sources as they were stored.
     *
     * @throws RecordUnavailableException when the database did not answer
     */
    @Transactional
    public Optional<byte[]> find(String digest) {
        try {
            Optional<byte[]> found = ArchivedRelease.<ArchivedRelease>find("digest", digest)
                    .firstResultOptional()
                    .map(release -> release.sources);
            found.ifPresent(sources -> known.put(digest, sources));
            return found;
        } catch (PersistenceException failed) {
            throw RecordUnavailableException.reading("finding release " + digest, failed);
        }
    }

    /** A release whose sources are kept. */
    public record Named(String version, String digest) {}

    /**
     * The releases of that version or digest whose sources are kept, those that came last first.
     *
     * @throws RecordUnavailableException when the database did not answer
     */
    @Transactional
    public List<Named> named(String versionOrDigest) {
        try {
            return ArchivedRelease.<ArchivedRelease>find(
                            "(version = ?1 or digest = ?1) and sources is not null order by number desc",
                            versionOrDigest)
                    .list()
                    .stream()
                    .map(release -> new Named(release.version, release.digest))
                    .toList();
        } catch (PersistenceException failed) {
            throw RecordUnavailableException.reading("finding release " + versionOrDigest, failed);
        }
    }
}
