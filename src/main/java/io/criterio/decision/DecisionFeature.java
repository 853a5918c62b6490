package io.criterio.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The decision types of one feature, made without the service around them: for commands, which take no request, and for
 * tests. A feature names its implementation in {@code META-INF/services}.
 */
public interface DecisionFeature {

    /** Its types, made anew. */
    List<DecisionType> types();

    /** The types of all features, by name. */
    static List<DecisionType> all() {
        List<DecisionType> types = new ArrayList<>();
        ServiceLoader.load(DecisionFeature.class, DecisionFeature.class.getClassLoader())
                .forEach(feature -> types.addAll(feature.types()));
        types.sort(Comparator.comparing(DecisionType::name));
        return List.copyOf(types);
    }
}
