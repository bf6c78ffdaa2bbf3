// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.Identifiers;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.names.CompanyName;
import org.enlace.names.PartialDate;
import org.enlace.names.PersonName;
import org.enlace.names.Plain;

/** A subject made ready for comparison, once: readings of its names, dates, exact identifiers in canonical form. */
record Profile(
        SubjectKind kind,
        List<Name> names,
        List<CompanyName> companyNames,
        List<PartialDate> births,
        Set<String> nationalities,
        Set<String> addresses,
        Set<String> phones,
        Set<String> documents,
        Set<String> plates,
        Set<String> accounts,
        Set<String> companyNumbers,
        Set<String> vessels) {

    static Profile of(Subject subject) {
        boolean person = subject.kind() == SubjectKind.PERSON;
        String country = subject.first("nationality")
                .or(() -> subject.first("jurisdiction"))
                .or(() -> subject.first("country"))
                .orElse("")
                .toUpperCase(Locale.ROOT);
        return new Profile(
                subject.kind(),
                person ? names(subject) : List.of(),
                person
                        ? List.of()
                        : subject.values("name").stream()
                                .map(CompanyName::parse)
                                .toList(),
                subject.values("birthDate").stream()
                        .flatMap(text -> PartialDate.parse(text).stream())
                        .toList(),
                plain(subject, "nationality"),
                plain(subject, "address", "city"),
                phones(subject),
                documents(subject, country),
                exact(subject, SubjectKind.VEHICLE, IdentifierClass.PLATE, "registrationNumber", country),
                accounts(subject),
                exact(subject, SubjectKind.ORGANISATION, IdentifierClass.COMPANY_NUMBER, "registrationNumber", country),
                exact(subject, SubjectKind.VESSEL, IdentifierClass.VESSEL, "imoNumber", ""));
    }

    private static List<Name> names(Subject subject) {
        List<PersonName> names = new ArrayList<>();
        Optional<String> first = subject.first("firstName");
        Optional<String> last = subject.first("lastName");
        if (first.isPresent() && last.isPresent()) {
            names.add(PersonName.of(first.get(), last.get()));
        } else {
            subject.values("name").forEach(name -> names.addAll(PersonName.readings(name)));
        }
        return names.stream()
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(Name::of)
                .toList();
    }

    private static Set<String> plain(Subject subject, String... properties) {
        Set<String> values = new LinkedHashSet<>();
        for (String property : properties) {
            subject.values(property).forEach(value -> values.add(Plain.of(value)));
        }
        values.remove("");
        return values;
    }

    private static Set<String> phones(Subject subject) {
        Set<String> phones = new LinkedHashSet<>();
        String property = subject.kind() == SubjectKind.PHONE ? "number" : "phone";
        subject.values(property)
                .forEach(value ->
                        Identifiers.text(IdentifierClass.PHONE, value, "").ifPresent(phones::add));
        return phones;
    }

    private static Set<String> documents(Subject subject, String country) {
        Set<String> documents = new LinkedHashSet<>();
        add(documents, subject, "idNumber", "nationalId:", country);
        add(documents, subject, "passportNumber", "passport:", country);
        if (subject.kind() == SubjectKind.DOCUMENT) {
            add(documents, subject, "number", subject.first("type").orElse("other") + ":", country);
        }
        return documents;
    }

    private static void add(Set<String> documents, Subject subject, String property, String type, String country) {
        for (String value : subject.values(property)) {
            String raw = value.indexOf(':') >= 0 ? value : type + value;
            Identifiers.text(IdentifierClass.DOCUMENT, raw, country).ifPresent(documents::add);
        }
    }

    private static Set<String> accounts(Subject subject) {
        Set<String> accounts = new LinkedHashSet<>();
        subject.values("iban")
                .forEach(value ->
                        Identifiers.text(IdentifierClass.ACCOUNT, value, "").ifPresent(accounts::add));
        String bank = subject.first("bankName").map(name -> name + ":").orElse("");
        for (String value : subject.values("accountNumber")) {
            Identifiers.text(IdentifierClass.ACCOUNT, value.indexOf(':') >= 0 ? value : bank + value, "")
                    .ifPresent(accounts::add);
        }
        return accounts;
    }

    private static Set<String> exact(
            Subject subject, SubjectKind kind, IdentifierClass identifiers, String property, String country) {
        Set<String> values = new LinkedHashSet<>();
        if (subject.kind() == kind) {
            subject.values(property)
                    .forEach(value ->
                            Identifiers.text(identifiers, value, country).ifPresent(values::add));
        }
        return values;
    }
}
