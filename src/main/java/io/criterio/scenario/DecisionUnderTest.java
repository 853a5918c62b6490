package io.criterio.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whatever takes the decisions that scenarios look at. */
@FunctionalInterface
public interface DecisionUnderTest {

    /** Decides one request, as it would come over the wire. */
    Answer decide(ObjectNode request);
}
