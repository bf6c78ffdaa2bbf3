// SPDX-License-Identifier: Apache-2.0
package org.enlace.ownfiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.enlace.agreement.HitHandle;
import org.enlace.cases.rows.StatementScope;
import org.enlace.exchange.HeldDigests;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.share.DisclosureRequest;
import org.jdbi.v3.core.Handle;

/**
 * The own subjects behind handles that partners name, under their roots. A handle opens only a subject that still holds the
 * value that it was made from: whatever took the value away, what is left of the subject is not disclosed by it. A handle of a
 * person's record opens it as long as any name with a date of birth is held.
 */
public final class HandleSubjects {
    private HandleSubjects() {}

    /** A handle of an agreement to look behind; {@code key} is where the answer is found. */
    public record Asked(String key, AgreementDigest agreement, HitHandle handle) {}

    private record Given(String key, ClassLabel label, String input, String subject) {}

    /** Those behind one handle, by id. */
    public static List<String> of(Handle tx, OwnFiles files, AgreementDigest agreement, HitHandle handle) {
        return standing(tx, files, List.of(new Asked("", agreement, handle))).stream()
                .map(Given::subject)
                .distinct()
                .toList();
    }

    /** Those behind each of many handles, by key; two queries and one for each class. */
    public static Map<String, List<String>> of(Handle tx, OwnFiles files, List<Asked> asked) {
        Map<String, List<String>> behind = new TreeMap<>();
        standing(tx, files, asked)
                .forEach(given -> behind.computeIfAbsent(given.key(), _ -> new ArrayList<>())
                        .add(given.subject()));
        return behind;
    }

    /** The first one behind each request's handles, by request. */
    static Map<String, String> of(Handle tx, OwnFiles files, Collection<DisclosureRequest> requests) {
        List<Asked> asked = requests.stream()
                .flatMap(request ->
                        request.handles().stream().map(handle -> new Asked(request.id(), request.agreement(), handle)))
                .toList();
        Map<String, String> behind = new TreeMap<>();
        standing(tx, files, asked).forEach(given -> behind.putIfAbsent(given.key(), given.subject()));
        return behind;
    }

    private static List<Given> standing(Handle tx, OwnFiles files, List<Asked> asked) {
        List<Given> given = given(tx, asked);
        if (given.isEmpty()) {
            return given;
        }
        List<String> subjects = given.stream().map(Given::subject).distinct().toList();
        HeldDigests held = new HeldDigests(files.only(tx, StatementScope.of(subjects)));
        return given.stream()
                .filter(one -> one.input().isEmpty()
                        ? held.isHolder(tx, one.label(), one.subject())
                        : held.holders(tx, one.label(), one.input()).contains(one.subject()))
                .toList();
    }

    private static List<Given> given(Handle tx, List<Asked> asked) {
        return tx.createQuery("""
            SELECT asked.key, h.class, h.input, coalesce(held.root_id, h.subject) AS root
            FROM unnest(CAST(:keys AS text[]), CAST(:agreements AS text[]), CAST(:classes AS text[]), CAST(:handles AS text[]))
                AS asked (key, agreement, class, handle)
            JOIN node_handle h ON h.handle = asked.handle AND h.agreement = asked.agreement AND h.class = asked.class
            LEFT JOIN case_subject held ON held.id = h.subject ORDER BY asked.key, root\
            """)
                .bind("keys", texts(asked, Asked::key))
                .bind("agreements", texts(asked, one -> one.agreement().value()))
                .bind(
                        "classes",
                        texts(asked, one -> one.handle().identifierClass().value()))
                .bind("handles", texts(asked, one -> one.handle().handle().hex()))
                .map((row, context) -> new Given(
                        row.getString("key"),
                        new ClassLabel(row.getString("class")),
                        row.getString("input"),
                        row.getString("root")))
                .list();
    }

    private static String[] texts(List<Asked> asked, Function<Asked, String> field) {
        return asked.stream().map(field).toArray(String[]::new);
    }
}
