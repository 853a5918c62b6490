package io.criterio.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.util.NetUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Counts false credentials by address. An address that has sent too many is made to wait until its window is over: what
 * it sends meanwhile is not even looked at, unless it is a credential that is known to be good, for callers may share an
 * address. Of an address of version 6 the network counts: who has one address has all of them.
 */
@Singleton
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private static final long ADDRESSES_IN_MEMORY = 100_000;
    private static final int BYTES_OF_NETWORK = 8;

    private final int most;
    private final Duration window;
    private final Ticker ticker;
    private final Cache<String, Count> counts;

    private record Count(long since, AtomicInteger failures) {}

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
    }

    /** Whether it has to wait. */
    boolean blocks(String address) {
        Count count = counts.getIfPresent(network(address));
        return count != null && count.failures().get() >= most;
    }

    /** For how long, in whole seconds, 1 at least. */
    long secondsLeft(String address) {
        Count count = counts.getIfPresent(network(address));
        long waited = count == null ? window.toNanos() : ticker.read() - count.since();
        return Math.max(
                1, Duration.ofNanos(window.toNanos() - waited + 999_999_999).toSeconds());
    }

    /** Counts one; the one that is too many is noted in the log. */
    void count(String address) {
        String network = network(address);
        Count count = counts.get(network, first -> new Count(ticker.read(), new AtomicInteger()));
        if (count.failures().incrementAndGet() == most) {
            LOG.warnf(
                    "%d false credentials from %s within %d s: nothing but what is known to be good is looked at for the rest of that time",
                    most, network, window.toSeconds());
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
