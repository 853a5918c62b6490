package io.criterio.retention;

import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Tool;
import io.criterio.rules.Distinctions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The histories of offers that rules tell apart, of all {@value #ALL} sets of offers there are: the shortest of each kind.
 *
 * <p>A kind is what the offers of a history are to the rules, all together, and whether one was accepted, which the steps
 * of a conversation depend on without asking the offers.
 */
final class Histories {

    /** Sets of 6 tools in 3 statuses. */
    static final int ALL = 1 << 18;

    /** More kinds than this would make the space too large to go through. */
    private static final int MOST = 4096;

    private Histories() {}

    /** The shortest first; of one length, in the order of their offers. */
    static List<List<Offer>> told(List<Distinctions> distinctions) {
        Map<Offer, Set<Object>> kinds = new HashMap<>();
        List<Offer> offers = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            for (OfferStatus status : OfferStatus.values()) {
                Offer offer = new Offer(tool, status);
                offers.add(offer);
                kinds.put(offer, kind(offer, distinctions));
            }
        }
        offers.sort(Comparator.naturalOrder());
        Set<Set<Object>> known = new HashSet<>(List.of(Set.of()));
        List<List<Offer>> histories = new ArrayList<>(List.of(List.of()));
        List<Set<Object>> kindOf = new ArrayList<>(List.of(Set.of()));
        for (int i = 0; i < histories.size(); i++) {
            for (Offer offer : offers) {
                Set<Object> together = new HashSet<>(kindOf.get(i));
                together.addAll(kinds.getOrDefault(offer, Set.of()));
                if (known.add(together)) {
                    List<Offer> longer = new ArrayList<>(histories.get(i));
                    longer.add(offer);
                    histories.add(List.copyOf(longer));
                    kindOf.add(together);
                    if (histories.size() > MOST) {
                        throw new SpaceTooLargeException(
                                "the rules tell more than " + MOST
                                        + " histories of offers apart; expected fewer: does a rule bind an attribute of Offer?");
                    }
                }
            }
        }
        return List.copyOf(histories);
    }

    private static Set<Object> kind(Offer offer, List<Distinctions> distinctions) {
        Set<Object> kind = new HashSet<>();
        for (int i = 0; i < distinctions.size(); i++) {
            for (Object satisfied : distinctions.get(i).of(offer)) {
                kind.add(List.of(i, satisfied));
            }
        }
        if (offer.status() == OfferStatus.ACCEPTED) {
            kind.add(OfferStatus.ACCEPTED);
        }
        return kind;
    }
}
