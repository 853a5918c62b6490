package io.criterio.access;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What tells browsers to be careful with our answers. */
final class EdgeHeaders {

    private static final String POLICY = "Content-Security-Policy";
    private static final String PAGES = "/q/swagger-ui";
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence CONTENT_POLICY = HttpHeaders.createOptimized(POLICY);
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    /** The pages of Swagger UI start by a script of their own and set styles. */
    private static final CharSequence OUR_PAGES = HttpHeaders.createOptimized(
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; frame-ancestors 'none'");

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private EdgeHeaders() {}

    static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        String path = context.request().path();
        boolean page = path != null && path.startsWith(PAGES);
        headers.set(TYPE_OPTIONS, NO_SNIFF)
                .set(FRAME_OPTIONS, DENY)
                .set(REFERRER_POLICY, NO_REFERRER)
                .set(RESOURCE_POLICY, SAME_ORIGIN)
                .set(CONTENT_POLICY, page ? OUR_PAGES : NOTHING);
        if (!page) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        if (context.request().isSSL()) {
            headers.set(TRANSPORT, A_YEAR);
        }
    }
}
