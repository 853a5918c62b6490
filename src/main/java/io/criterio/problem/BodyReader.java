package io.criterio.problem;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Reads bodies within the limit. A reader of Quarkus' own kind: for one of the standard's kind it would look up the
 * annotations of the parameter by reflection with every request.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public final class BodyReader implements ServerMessageBodyReader<Body> {

    private final BodyLimit limit;

    @Inject
    BodyReader(BodyLimit limit) {
        this.limit = limit;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(Class<Body> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        try {
            return new Body(limit.read(context.getInputStream()));
        } catch (IOException cut) {
            // Nobody is left to read this; it only must not look like a fault of ours.
            throw new ProblemException(ProblemKind.BAD_REQUEST, "The body ended before it was complete.");
        }
    }

    @Override
    public Body readFrom(
            Class<Body> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        return new Body(limit.read(stream));
    }
}
