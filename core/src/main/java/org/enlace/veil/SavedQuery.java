// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.ArrayList;
import java.util.List;
import org.enlace.oprf.Group;
import org.enlace.oprf.Octets;
import org.enlace.veil.tags.Chunks;
import org.enlace.veil.tags.Input;
import org.enlace.veil.tags.Reader;
import org.enlace.veil.tags.Writer;

/** The stored form of a query: seed, questions, blinded elements. It holds every secret of the query. */
public record SavedQuery(List<Question> questions, Octets seed, Octets blinded) {

    private static final char TYPE = 'S';

    static byte[] encode(List<Question> questions, byte[] seed, byte[] blinded) {
        Writer out = Writer.of(TYPE, 64 + questions.size() * 96)
                .bytes(seed)
                .ascii(questions.getFirst().input().classLabel())
                .number(questions.size());
        for (Question question : questions) {
            out.text(question.input().canonical()).text(question.caseId());
        }
        return out.bytes(blinded).done();
    }

    public static SavedQuery parse(byte[] saved) {
        Reader in = Reader.of(saved, TYPE);
        Octets seed = Octets.own(in.bytes(Blinds.SEED));
        String label = in.ascii();
        int count = in.count(Chunks.MOST_IN_MEMORY);
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            questions.add(new Question(new Input(label, in.text()), in.text()));
        }
        Octets blinded = Octets.own(in.bytes(count * Group.ELEMENT));
        in.end();
        return new SavedQuery(questions, seed, blinded);
    }

    @Override
    public String toString() {
        return "SavedQuery";
    }
}
