package io.criterio.problem;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads bodies within the limit. */
@Provider
@Consumes(MediaType.WILDCARD)
public final class BodyReader implements MessageBodyReader<Body> {

    private final BodyLimit limit;

    @Inject
    BodyReader(BodyLimit limit) {
        this.limit = limit;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
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
        if (!headers.containsKey("Content-Type")) {
            // A browser sends such a request to any site without asking that site first.
            throw new ProblemException(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE, "There is no Content-Type; send application/json.");
        }
        return new Body(limit.read(stream));
    }
}
