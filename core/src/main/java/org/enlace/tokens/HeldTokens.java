// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a holder publishes of its records' tokens, so that the set tells neither how common a name is nor how long: a token of
 * more than {@value #MOST_BEARERS} records is left out, a whole name of more than so many records goes with whole dates only,
 * and {@link #fillers()} random entries bring each name of a record to {@link NameTokens#MOST} places.
 *
 * @param bearers for each token that is kept, the places of the records that have it, rising
 * @param fillers number of random entries that must stand beside them
 */
public record HeldTokens(Map<String, int[]> bearers, int fillers) {
    /** Most records that may have one token. */
    public static final int MOST_BEARERS = 3;

    /** The tokens of all records, each by its place in the list, with one set of tokens for each of its names and dates. */
    public static HeldTokens of(List<? extends Collection<NameTokens>> records) {
        Map<String, Integer> names = new HashMap<>();
        for (Collection<NameTokens> record : records) {
            record.stream().map(NameTokens::whole).distinct().forEach(name -> names.merge(name, 1, Integer::sum));
        }
        Map<String, int[]> bearers = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            int[] bearer = {place};
            for (String token : published(records.get(place), names)) {
                bearers.merge(token, bearer, HeldTokens::with);
            }
        }
        bearers.values().removeIf(places -> places.length > MOST_BEARERS);
        int places = records.stream().mapToInt(Collection::size).sum() * NameTokens.MOST;
        return new HeldTokens(bearers, places - bearers.size());
    }

    private static Set<String> published(Collection<NameTokens> record, Map<String, Integer> names) {
        Set<String> tokens = new HashSet<>();
        for (NameTokens one : record) {
            boolean common = names.getOrDefault(one.whole(), 0) > MOST_BEARERS;
            one.tokens().stream()
                    .filter(token -> !common || !NameTokens.isNear(token))
                    .forEach(tokens::add);
        }
        return tokens;
    }

    @Override
    public String toString() {
        return "HeldTokens[" + bearers.size() + "]";
    }

    /** Counts no further than one above what is allowed. */
    private static int[] with(int[] before, int[] bearer) {
        if (before.length > MOST_BEARERS) {
            return before;
        }
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = bearer[0];
        return after;
    }
}
