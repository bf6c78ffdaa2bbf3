// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import org.enlace.crypto.CanonicalJson;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.ClassLabel;
import org.enlace.model.VeilHandle;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.LabelledTag;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;
import org.jdbi.v3.core.Handle;

/** A class of exact identifiers: one tag and one question a value, with some canaries among the tags. */
final class ExactQuestionClass implements QuestionClass {
    /** Each answered chunk of a set is opened with the whole set at hand. */
    private static final int MOST = 1 << 16;

    private final IdentifierClass identifierClass;
    private final OwnHoldings holdings;
    private final PlantedCanaries canaries;
    private final Digests digests;

    ExactQuestionClass(IdentifierClass identifierClass, OwnHoldings holdings, PlantedCanaries canaries) {
        this.identifierClass = identifierClass;
        this.holdings = holdings;
        this.canaries = canaries;
        digests = new Digests(identifierClass.label());
    }

    @Override
    public ClassLabel label() {
        return identifierClass.label();
    }

    @Override
    public void ready() {
        holdings.readyIdentifiers(identifierClass);
    }

    @Override
    public SortedMap<String, List<String>> held(Handle tx) {
        return holdings.identifiers(tx, identifierClass);
    }

    @Override
    public SortedMap<String, String> byDigest(SortedMap<String, List<String>> held) {
        return digests.of(held);
    }

    @Override
    public Publication publication(VeilKey key, SortedMap<String, List<String>> held) {
        List<LabelledTag> entries = new ArrayList<>();
        List<OwnTagTable.HandleOf> handles = new ArrayList<>();
        held.forEach((value, subjects) -> {
            LabelledTag entry = entry(key, new VeilInput(label(), value));
            entries.add(entry);
            VeilHandle handle = key.handle(entry.input());
            String input = digest(value);
            subjects.forEach(subject -> handles.add(new OwnTagTable.HandleOf(handle, subject, input)));
        });
        List<VeilHandle> traps = new ArrayList<>();
        for (VeilInput canary : new LinkedHashSet<>(canaries.of(key.scope(), identifierClass, held.keySet()))) {
            entries.add(entry(key, canary));
            traps.add(key.handle(canary));
        }
        return new Publication(entries, 0, handles, traps);
    }

    private static LabelledTag entry(VeilKey key, VeilInput input) {
        return LabelledTag.of(input, key.handle(input));
    }

    @Override
    public String fingerprint(SortedMap<String, List<String>> held) {
        return CanonicalJson.sha256(String.join("\n", held.keySet()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int questionsEach() {
        return 1;
    }

    @Override
    public int mostValues() {
        return MOST;
    }

    @Override
    public List<VeilInput> inputs(String value, SecureRandom random) {
        return List.of(new VeilInput(label(), value));
    }

    @Override
    public List<Found> found(List<String> values, List<VeilQuestion> questions, List<OpenedAnswer.Hit> hits) {
        return hits.stream()
                .map(hit -> {
                    String input = digest(questions.get(hit.question()).input().canonical());
                    return new Found(input, hit.handle(), input);
                })
                .toList();
    }
}
