package io.criterio.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.util.NetUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Counts false credentials by address. Callers share an address when a proxy stands before them, so one that sends false
 * credentials must not lock the others out: from an address that has sent too many, good ones are let through until its
 * window is over, a false one that was sent before is not looked at again, and of new ones so many a second. Of an address
 * of version 6 the network counts: who has one address has all of them.
 */
@Singleton
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private static final long ADDRESSES_IN_MEMORY = 100_000;
    private static final int BYTES_OF_NETWORK = 8;

    /** New credentials that are looked at in a second for an address that has sent too many false ones. */
    private static final int LOOKS_A_SECOND = 20;

    private static final int CREDENTIALS_IN_MEMORY = 10_000;

    private final int most;
    private final Duration window;
    private final Ticker ticker;
    private final Cache<String, Count> counts;

    /** False ones, as hashes. */
    private final Cache<ByteBuffer, Boolean> falseOnes;

    /** How an address stands, with the credential that it sent. */
    enum Standing {
        /** It has not sent too many false ones. */
        GOOD,
        /** It has; this one is looked at all the same. */
        WATCHED,
        /** It has, and this is one of the false ones. */
        KNOWN_TO_BE_FALSE,
        /** It has, and enough new ones were looked at in this second. */
        HURRIED;

        /** Whether a credential is looked at that is not known to be good. */
        boolean looksAtUnknown() {
            return this == GOOD || this == WATCHED;
        }
    }

    private static final class Count {

        private final long since;
        private final AtomicInteger failures = new AtomicInteger();
        private long secondSince;
        private int looks;

        Count(long since) {
            this.since = since;
            this.secondSince = since;
        }

        synchronized boolean mayLook(long now) {
            if (now - secondSince >= TimeUnit.SECONDS.toNanos(1)) {
                secondSince = now;
                looks = 0;
            }
            if (looks == LOOKS_A_SECOND) {
                return false;
            }
            looks++;
            return true;
        }
    }

    @Inject
    Failures(AccessSettings settings) {
        this(settings.failures(), settings.failureWindow(), Ticker.systemTicker());
    }

    Failures(int most, Duration window, Ticker ticker) {
        this.most = most;
        this.window = window;
        this.ticker = ticker;
        this.counts = Caffeine.newBuilder()
                .maximumSize(ADDRESSES_IN_MEMORY)
                .expireAfterWrite(window)
                .ticker(ticker)
                .build();
        this.falseOnes = Caffeine.newBuilder()
                .maximumSize(CREDENTIALS_IN_MEMORY)
                .expireAfterWrite(window)
                .ticker(ticker)
                .build();
    }

    /** How an address stands; to be asked once for a request. */
    Standing standing(String address, String credential) {
        Count count = counts.getIfPresent(network(address));
        if (count == null || count.failures.get() < most) {
            return Standing.GOOD;
        }
        if (falseOnes.getIfPresent(CredentialCheck.hash(credential)) != null) {
            return Standing.KNOWN_TO_BE_FALSE;
        }
        return count.mayLook(ticker.read()) ? Standing.WATCHED : Standing.HURRIED;
    }

    /** For how long, in whole seconds, 1 at least. */
    long secondsLeft(String address) {
        Count count = counts.getIfPresent(network(address));
        long waited = count == null ? window.toNanos() : ticker.read() - count.since;
        return Math.max(
                1, Duration.ofNanos(window.toNanos() - waited + 999_999_999).toSeconds());
    }

    /** Counts one; the one that is too many is noted in the log. */
    void count(String address, String credential) {
        falseOnes.put(CredentialCheck.hash(credential), true);
        String network = network(address);
        Count count = counts.get(network, first -> new Count(ticker.read()));
        if (count.failures.incrementAndGet() == most) {
            LOG.warnf(
                    "%d false credentials from %s within %d s: false ones are not looked at again for the rest of that time, and of new ones %d a second",
                    most, network, window.toSeconds(), LOOKS_A_SECOND);
        }
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            // Version 4, on the way of every call.
            return address;
        }
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length <= BYTES_OF_NETWORK) {
            return address;
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < BYTES_OF_NETWORK; i += 2) {
            network.append(Integer.toHexString((bytes[i] & 0xff) << Byte.SIZE | (bytes[i + 1] & 0xff)))
                    .append(':');
        }
        return network.append(":/64").toString();
    }
}
