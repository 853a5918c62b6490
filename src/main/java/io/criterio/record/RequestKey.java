package io.criterio.record;

/**
 * The key under which a caller may repeat a request ({@code Idempotency-Key}).
 *
 * @param caller who asks: keys of different callers have nothing to do with one another
 * @param route what is asked of: {@code POST /decisions} …
 * @param key the caller's
 */
public record RequestKey(String caller, String route, String key) implements Comparable<RequestKey> {

    public RequestKey {
        References.require("caller", caller);
        References.require("route", route);
        References.require("key", key);
    }

    /** The order in which all writers insert keys. */
    @Override
    public int compareTo(RequestKey other) {
        int byCaller = caller.compareTo(other.caller);
        int byRoute = byCaller != 0 ? byCaller : route.compareTo(other.route);
        return byRoute != 0 ? byRoute : key.compareTo(other.key);
    }
}
