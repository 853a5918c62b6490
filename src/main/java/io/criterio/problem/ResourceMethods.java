package io.criterio.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the resources take and give: an answer that refuses a request has to say so, and Quarkus' own does not. For
 * telling, not for deciding: which method answers a request is for Quarkus to find.
 */
@Singleton
public final class ResourceMethods {

    private static final String JSON = MediaType.APPLICATION_JSON;

    private final List<Route> routes = new ArrayList<>();

    /** Those without templates, by method and path. */
    private final Map<String, Method> plain = new HashMap<>();

    /** As they are written, with and without a slash at the end. */
    private final Set<String> streamed = new HashSet<>();

    @Inject
    ResourceMethods(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(root.value(), method);
                }
            }
        }
    }

    private record Route(Method java, Pattern path, String method, List<String> consumes, List<String> produces) {}

    private void add(String root, Method method) {
        Path path = method.getAnnotation(Path.class);
        String template = root + "/" + (path == null ? "" : path.value());
        String normalised = ("/" + template).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        Pattern pattern = Pattern.compile(normalised.replaceAll("\\{[^/]+}", "[^/]+") + "/?");
        Consumes consumes = method.getAnnotation(Consumes.class);
        Produces produces = method.getAnnotation(Produces.class);
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                if (!normalised.contains("{")) {
                    plain.put(http.value() + normalised, method);
                }
                routes.add(new Route(
                        method,
                        pattern,
                        http.value(),
                        consumes == null ? List.of(JSON) : List.of(consumes.value()),
                        produces == null ? List.of(JSON) : List.of(produces.value())));
            }
        }
        if (method.isAnnotationPresent(StreamedBody.class)) {
            streamed.add(normalised);
            streamed.add(normalised + "/");
        }
    }

    /** The resource method of a path, if there is one; one for GET answers HEAD too. */
    public @Nullable Method find(String method, @Nullable String path) {
        if (path == null) {
            return null;
        }
        String verb = HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method;
        Method found = plain.get(verb + path);
        if (found != null) {
            return found;
        }
        for (Route route : routes) {
            if (route.method().equals(verb) && route.path().matcher(path).matches()) {
                return route.java();
            }
        }
        return null;
    }

    private Stream<Route> at(String path) {
        return routes.stream().filter(route -> route.path().matcher(path).matches());
    }

    /** The methods of a path, sorted (RFC 9110, 15.5.6); a resource that can be read answers HEAD too. */
    SortedSet<String> of(String path) {
        SortedSet<String> methods = at(path).map(Route::method).collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }

    /** Whether the resource method of a path reads a body. */
    boolean takesBody(String method, String path) {
        Method found = find(method, path);
        return found != null && found.isAnnotationPresent(Consumes.class);
    }

    /** The media types that may be sent to a path, for a sentence. */
    String taken(String path) {
        return types(at(path).filter(route -> HttpMethod.POST.equals(route.method())), Route::consumes);
    }

    /** The media types that a path answers, for a sentence. */
    String given(String path) {
        return types(at(path), Route::produces);
    }

    private static String types(Stream<Route> routes, Function<Route, List<String>> types) {
        String names =
                routes.flatMap(route -> types.apply(route).stream()).distinct().collect(Collectors.joining(" or "));
        return names.isEmpty() ? JSON : names;
    }

    /** Whether a body sent to a path is read piece by piece. */
    boolean isStreamed(String path) {
        return streamed.contains(path);
    }
}
