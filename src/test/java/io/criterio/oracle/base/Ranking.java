package io.criterio.oracle.base;

import io.criterio.oracle.base.Client.Commitment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/** Who goes before whom. */
final class Ranking {

    /** By code point; {@link String#compareTo} goes by UTF-16 unit and puts supplementary characters elsewhere. */
    static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    /** Letter, then number: B-9 before B-10. */
    static final Comparator<String> BY_SECTOR = Comparator.<String, Character>comparing(sector -> sector.charAt(0))
            .thenComparing(sector -> Integer.valueOf(sector.substring(2)));

    /** ASG-TIE-01: sector (letter, then number), then record id. */
    static final Comparator<Client> TIES =
            Comparator.comparing(Client::square, BY_SECTOR).thenComparing(Client::id, BY_CODE_POINT);

    /** As numbers: 0 and -0 tie, which {@link Double#compare} denies, hence the zero added. */
    static final Comparator<Client> MOST_INCLINED = Comparator.<Client>comparingDouble(
                    client -> client.propensity() + 0.0)
            .reversed();

    static final Comparator<Client> BEST_PROPENSITY = MOST_INCLINED.thenComparing(TIES);

    /** ASG-DER-02: the freshest referral first, then propensity. */
    static final Comparator<Client> FRESHEST_REFERRAL = Comparator.<Client, LocalDate>comparing(
                    client -> Objects.requireNonNull(client.referredOn()))
            .reversed()
            .thenComparing(BEST_PROPENSITY);

    /** ASG-COM-02: the oldest broken one first. */
    static final Comparator<Client> OLDEST_COMMITMENT =
            Comparator.<Client, LocalDate>comparing(Ranking::promised).thenComparing(TIES);

    private Ranking() {}

    private static LocalDate promised(Client client) {
        Commitment commitment = Objects.requireNonNull(client.commitment());
        return commitment.date();
    }
}
