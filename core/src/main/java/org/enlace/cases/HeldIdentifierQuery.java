// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.cases.rows.LoadTable;
import org.enlace.cases.rows.SearchText;
import org.enlace.cases.rows.StatementScope;
import org.enlace.identifiers.DocumentType;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.model.SubjectKind;
import org.jdbi.v3.core.Handle;

/**
 * Exact identifiers of own subjects in canonical form, out of loads that an officer released. Where a number needs a country it is that of the subject (of a
 * person: the nationality, else the country), else the authority's own; each of several countries gives one identifier.
 */
final class HeldIdentifierQuery {
    private static final Map<IdentifierClass, String> PROPERTIES = Map.of(
            IdentifierClass.PHONE, "phone,number",
            IdentifierClass.PLATE, "registrationNumber",
            IdentifierClass.DOCUMENT, "passportNumber,idNumber,number",
            IdentifierClass.ACCOUNT, "iban,accountNumber",
            IdentifierClass.COMPANY_NUMBER, "registrationNumber",
            IdentifierClass.VESSEL, "imoNumber",
            IdentifierClass.EMAIL, "email",
            IdentifierClass.DEVICE, "imei");

    private final Handle tx;
    private final String home;
    private final StatementScope whose;

    HeldIdentifierQuery(Handle tx, String home, StatementScope whose) {
        this.tx = tx;
        this.home = home;
        this.whose = whose;
    }

    /** One stated number with what is needed to read it. */
    private record Stated(
            String subject,
            SubjectKind kind,
            String property,
            String value,
            String countries,
            String types,
            String banks) {}

    /** Reads what is stated now; the canonical forms are made when they are asked for, without the transaction. */
    Supplier<List<HeldIdentifier>> of(IdentifierClass wanted) {
        List<Stated> said = stated(PROPERTIES.getOrDefault(wanted, ""));
        return () -> canonical(wanted, said);
    }

    private List<HeldIdentifier> canonical(IdentifierClass wanted, List<Stated> said) {
        Set<HeldIdentifier> found = new LinkedHashSet<>();
        for (Stated stated : said) {
            for (String country : countries(wanted, stated)) {
                for (String raw : raw(wanted, stated)) {
                    IdentifierReader.texts(wanted, raw, country)
                            .forEach(text -> found.add(new HeldIdentifier(wanted, text, stated.subject())));
                }
            }
        }
        return List.copyOf(found);
    }

    private List<Stated> stated(String properties) {
        return whose.bind(
                        tx.createQuery("""
                                select part.root_id, root.subject_kind, said.property, said.value,
                                    coalesce(beside.countries, '') as countries, coalesce(beside.types, '') as types,
                                    coalesce(beside.banks, '') as banks
                                from case_statement said join case_subject part on part.id = said.subject_id
                                join case_subject root on root.id = part.root_id
                                left join lateral (
                                    select string_agg(distinct case when other.property in ('nationality', 'jurisdiction', 'flag')
                                            then '!' || other.value when other.property = 'country' then other.value end, ',')
                                            as countries,
                                        string_agg(distinct case when other.property = 'type' then other.value end, ',') as types,
                                        string_agg(distinct case when other.property in ('bankName', 'bic') then other.value end,
                                            '|') as banks
                                    from case_statement other where other.subject_id = said.subject_id
                                    and other.property in ('nationality', 'jurisdiction', 'country', 'flag', 'type', 'bankName',
                                        'bic') and\
                                """ + LoadTable.RELEASED.replace("said.", "other.") + whose.source("other") + """
                                    ) as beside on true
                                where said.property = any (string_to_array(:properties, ',')) and said.subject_id is not null and
                                """
                                + LoadTable.RELEASED + whose.condition("said", "part.root_id") + " order by said.id"))
                .bind("properties", properties)
                .map((row, _) -> new Stated(
                        row.getString("root_id"),
                        SubjectKind.valueOf(row.getString("subject_kind")),
                        row.getString("property"),
                        row.getString("value"),
                        row.getString("countries"),
                        row.getString("types"),
                        row.getString("banks")))
                .list();
    }

    private List<String> countries(IdentifierClass wanted, Stated stated) {
        return switch (wanted) {
            case PHONE -> List.of(home);
            case ACCOUNT, VESSEL, EMAIL, DEVICE -> List.of("");
            case PLATE, DOCUMENT, COMPANY_NUMBER -> {
                List<String> named = List.of(stated.countries().split(",", -1));
                List<String> sure = named.stream()
                        .filter(country -> country.startsWith("!"))
                        .map(country -> country.substring(1))
                        .toList();
                List<String> codes = (sure.isEmpty() ? named : sure)
                        .stream()
                                .filter(country -> country.length() == 2)
                                .map(country -> country.toUpperCase(Locale.ROOT))
                                .toList();
                yield codes.isEmpty() ? List.of(home) : codes;
            }
        };
    }

    private static List<String> raw(IdentifierClass wanted, Stated stated) {
        SubjectKind kind = stated.kind();
        String property = stated.property();
        String value = stated.value();
        return switch (wanted) {
            case PHONE -> property.equals("phone") || kind == SubjectKind.PHONE ? List.of(value) : List.of();
            case PLATE -> kind == SubjectKind.VEHICLE ? List.of(value) : List.of();
            case COMPANY_NUMBER -> kind == SubjectKind.ORGANISATION ? List.of(value) : List.of();
            case ACCOUNT -> accounts(stated);
            case DOCUMENT -> documents(stated);
            case VESSEL, EMAIL, DEVICE -> List.of(value);
        };
    }

    private static List<String> accounts(Stated stated) {
        List<String> raw = new ArrayList<>(List.of(stated.value()));
        if (stated.property().equals("accountNumber") && !stated.banks().isEmpty()) {
            for (String bank : stated.banks().split("\\|", -1)) {
                raw.add(bank + ":" + stated.value());
            }
        }
        return raw;
    }

    private static List<String> documents(Stated stated) {
        if (stated.property().equals("number") && stated.kind() != SubjectKind.DOCUMENT) {
            return List.of();
        }
        Map<String, DocumentType> types = new LinkedHashMap<>();
        types.put("passportNumber", DocumentType.PASSPORT);
        types.put("idNumber", DocumentType.NATIONAL_ID);
        DocumentType type = types.getOrDefault(stated.property(), typed(stated.types()));
        return List.of(type.label() + ":" + stated.value());
    }

    /** The type of a paper from the words that name it in English, Spanish or Portuguese. */
    private static DocumentType typed(String words) {
        String text = SearchText.folded(words);
        if (text.contains("pas")) {
            return DocumentType.PASSPORT;
        }
        if (text.contains("licen") || text.contains("carteira") || text.contains("brevete")) {
            return DocumentType.LICENCE;
        }
        boolean identity = text.contains("ced")
                || text.contains("dni")
                || text.contains("national")
                || text.contains("identi")
                || text.contains("dpi")
                || text.contains("dui");
        return identity ? DocumentType.NATIONAL_ID : DocumentType.OTHER;
    }
}
