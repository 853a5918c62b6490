package io.criterio.rules;

import java.util.List;

/**
 * The single {@code insert( new X( … ) );} of a rule, as written.
 *
 * @param finding simple name of the finding's class
 * @param arguments the texts of the arguments: {@code Tool.BONIFICACION}, {@code $max}
 */
public record Consequence(String finding, List<String> arguments) {

    public Consequence {
        arguments = List.copyOf(arguments);
    }
}
