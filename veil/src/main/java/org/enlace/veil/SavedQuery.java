// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.util.ArrayList;
import java.util.List;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.Octets;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.veil.tags.ChunkSizes;
import org.enlace.veil.tags.MessageReader;
import org.enlace.veil.tags.MessageWriter;
import org.enlace.veil.tags.VeilInput;

/** The stored form of a query: seed, questions, blinded elements. It holds every secret of the query. */
public record SavedQuery(List<VeilQuestion> questions, Octets seed, Octets blinded) {

    private static final char TYPE = 'S';

    static byte[] encode(List<VeilQuestion> questions, byte[] seed, byte[] blinded) {
        MessageWriter out = MessageWriter.of(TYPE, 64 + questions.size() * 96)
                .bytes(seed)
                .ascii(questions.getFirst().input().classLabel().value())
                .number(questions.size());
        for (VeilQuestion question : questions) {
            out.text(question.input().canonical()).text(question.caseId());
        }
        return out.bytes(blinded).done();
    }

    public static SavedQuery parse(byte[] saved) {
        MessageReader in = MessageReader.of(saved, TYPE);
        Octets seed = Octets.own(in.bytes(BlindSecrets.SEED));
        ClassLabel label = in.classLabel();
        int count = in.count(ChunkSizes.MOST_IN_MEMORY);
        List<VeilQuestion> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            questions.add(new VeilQuestion(new VeilInput(label, in.text()), in.text()));
        }
        Octets blinded = Octets.own(in.bytes(count * RistrettoGroup.ELEMENT));
        in.end();
        return new SavedQuery(questions, seed, blinded);
    }

    @Override
    public String toString() {
        return "SavedQuery";
    }
}
