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
 * more than {@value #MOST_BEARERS} records is left out, and {@link #fillers()} random entries bring each name of a record to
 * {@link NameTokens#MOST} places.
 *
 * @param bearers for each token that is kept, the places of the records that have it, rising
 * @param fillers number of random entries that must stand beside them
 */
public record HeldTokens(Map<String, int[]> bearers, int fillers) {
    /** Most records that may have one token. */
    public static final int MOST_BEARERS = 3;

    /** The tokens of all records, each by its place in the list, with one set of tokens for each of its names and dates. */
    public static HeldTokens of(List<? extends Collection<NameTokens>> records) {
        Map<String, int[]> bearers = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            int[] bearer = {place};
            for (String token : tokens(records.get(place))) {
                bearers.merge(token, bearer, HeldTokens::with);
            }
        }
        bearers.values().removeIf(places -> places.length > MOST_BEARERS);
        int places = records.stream().mapToInt(Collection::size).sum() * NameTokens.MOST;
        return new HeldTokens(bearers, places - bearers.size());
    }

    /** Of all names of a record, each token once. */
    private static Set<String> tokens(Collection<NameTokens> record) {
        Set<String> tokens = new HashSet<>();
        record.forEach(name -> tokens.addAll(name.tokens()));
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
