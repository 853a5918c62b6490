package io.criterio.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * Writes a reference to a person as what stands for it in the record. Requests name persons; whoever reads the record
 * need not know them. Equal references have equal stand-ins, so that the record decides as the request did.
 *
 * <p>For {@code @JsonSerialize(using = PersonReference.class)} on the component of a request that holds one.
 */
public final class PersonReference extends StdSerializer<String> {

    private static final long serialVersionUID = 1L;
    private static final Object STAND_IN = PersonReference.class;

    public PersonReference() {
        super(String.class);
    }

    /** A writer that writes stand-ins. */
    public static ObjectWriter standingIn(ObjectWriter writer, UnaryOperator<String> standIn) {
        return writer.withAttribute(STAND_IN, standIn);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void serialize(String reference, JsonGenerator json, SerializerProvider provider) throws IOException {
        UnaryOperator<String> standIn = (UnaryOperator<String>) provider.getAttribute(STAND_IN);
        json.writeString(standIn == null ? reference : standIn.apply(reference));
    }
}
