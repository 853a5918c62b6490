package io.criterio.rules;

/**
 * One DRL rule of a compiled ruleset. Several may share an id: a rulebook rule that forbids four tools is four of these.
 *
 * @param id the rulebook's id, {@code @id( RET-BON-01 )}
 * @param name the DRL name: the id and a sentence
 * @param kind {@code @kind( hard )}
 * @param source {@code @source( CARD )}: where the policy says so
 * @param ruleset the folder: {@code retention}
 * @param file the path in the release: {@code retention/bonificacion.drl}
 * @param line where the rule begins, from 1
 * @param consequence what it adds
 */
public record RuleInfo(
        String id,
        String name,
        Kind kind,
        String source,
        String ruleset,
        String file,
        int line,
        Consequence consequence) {

    /** The sentence of the name, without the id. */
    public String sentence() {
        return name.substring(id.length()).strip();
    }
}
