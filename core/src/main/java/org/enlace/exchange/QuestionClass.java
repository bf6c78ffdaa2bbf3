// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.ClassLabel;
import org.enlace.model.VeilHandle;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.LabelledTag;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;
import org.jdbi.v3.core.Handle;

/**
 * One class of values as the veil compares it: what of the own files goes into a tag set, what is asked about each value, and
 * what an answer says of it.
 */
public interface QuestionClass {

    /** The word for the class on the wire and in agreements. */
    ClassLabel label();

    /** Reads own values of the class where they changed, so that {@link #held} finds them read. To be called outside of transactions. */
    void ready();

    /** Own values, each with the own subjects that have it, by id. */
    SortedMap<String, List<String>> held(Handle tx);

    /** Own values that are held by their digests; made once for the same values. */
    SortedMap<String, String> byDigest(SortedMap<String, List<String>> held);

    /** How many own subjects ought to have a value of the class and have none that can be compared. */
    default int notAskable(Handle tx) {
        return 0;
    }

    /**
     * What a tag set is made from, the own subjects behind its handles, and the handles of its canaries.
     *
     * @param least number of entries to which the set is filled up before its size is padded
     */
    record Publication(
            List<LabelledTag> entries, int least, List<OwnTagTable.HandleOf> handles, List<VeilHandle> canaries) {}

    /** What the tag set of what is held is made from; some 2 µs for each input. */
    Publication publication(VeilKey key, SortedMap<String, List<String>> held);

    /** Digest of all that a tag set is made from. */
    String fingerprint(SortedMap<String, List<String>> held);

    /** How many questions are asked about each value. */
    int questionsEach();

    /** Most values that one question set asks about. */
    int mostValues();

    /** The questions about a value, always as many. */
    List<VeilInput> inputs(String value, SecureRandom random);

    /**
     * Something that was found.
     *
     * @param input digest of the own value that was asked about
     * @param handle the partner's opaque name for what it holds
     * @param lead what tells this lead from others of the same own subject under the same agreement
     */
    record Found(String input, VeilHandle handle, String lead) {}

    /**
     * What the hits among the questions of a set say of the values.
     *
     * @param values digests of the values that the set asked about, in its order
     */
    List<Found> found(List<String> values, List<VeilQuestion> questions, List<OpenedAnswer.Hit> hits);

    /** How an own value is remembered without writing it down. */
    default String digest(String value) {
        return digest(label(), value);
    }

    /** As above, of a class by its label. */
    static String digest(ClassLabel label, String value) {
        return CanonicalJson.sha256((label + "|" + value).getBytes(StandardCharsets.UTF_8));
    }

    /** The digests of the values of one class, made once for as long as the same values are held; some 1 µs a value. */
    final class Digests {
        private final ClassLabel label;
        private final AtomicReference<Optional<Made>> newest = new AtomicReference<>(Optional.empty());

        private record Made(SortedMap<String, List<String>> of, SortedMap<String, String> digests) {
            @Override
            public String toString() {
                return "Made";
            }
        }

        Digests(ClassLabel label) {
            this.label = label;
        }

        /** Values by their digests; the same for the same object, not for one that is like it. */
        @SuppressWarnings("ReferenceEquality")
        SortedMap<String, String> of(SortedMap<String, List<String>> held) {
            Made made = newest.get().filter(one -> one.of() == held).orElseGet(() -> new Made(held, digests(held)));
            newest.set(Optional.of(made));
            return made.digests();
        }

        private SortedMap<String, String> digests(SortedMap<String, List<String>> held) {
            SortedMap<String, String> digests = new TreeMap<>();
            held.keySet().forEach(value -> digests.put(QuestionClass.digest(label, value), value));
            return Collections.unmodifiableSortedMap(digests);
        }
    }
}
