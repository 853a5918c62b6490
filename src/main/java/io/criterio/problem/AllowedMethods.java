package io.criterio.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods a path supports: a 405 has to say so (RFC 9110, 15.5.6), and Quarkus does not. */
@Singleton
final class AllowedMethods {

    private final List<Route> routes = new ArrayList<>();

    @Inject
    AllowedMethods(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(root.value(), method);
                }
            }
        }
    }

    private record Route(Pattern path, String method) {}

    private void add(String root, Method method) {
        Path path = method.getAnnotation(Path.class);
        String template = root + "/" + (path == null ? "" : path.value());
        String normalised = ("/" + template).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        Pattern pattern = Pattern.compile(normalised.replaceAll("\\{[^/]+}", "[^/]+") + "/?");
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                routes.add(new Route(pattern, http.value()));
            }
        }
    }

    /** The methods, sorted; a resource that can be read answers HEAD too. */
    SortedSet<String> of(String path) {
        SortedSet<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }
}
