package io.criterio.record;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code release}. Written by {@link ReleaseArchive} and by the first decision of a release. */
@Entity
@Table(name = "release")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ArchivedRelease extends PanacheEntityBase {

    @Id
    Integer number;

    @Column(columnDefinition = "text")
    String digest;

    @Column(columnDefinition = "text")
    String version;

    @Column(name = "activated_at")
    Instant activatedAt;

    byte @Nullable [] sources;
}
