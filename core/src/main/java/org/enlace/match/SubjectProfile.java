// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.linkage.column.ValueForm;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.names.NamePart;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;
import org.enlace.names.words.PlainSpelling;
import org.enlace.text.DateReader;

/** What of a subject is compared: names as read, birth dates, and in canonical form what it may have several of. */
record SubjectProfile(
        SubjectKind kind,
        List<Name> names,
        List<ParsedName> companyNames,
        List<String> births,
        Map<SubjectTrait, Set<String>> lists) {

    /** A person's name in one order of its parts. */
    record Name(ParsedName reading) {
        String first() {
            List<NamePart> given = reading.givenNames();
            return given.isEmpty() ? "" : given.getFirst().text();
        }

        /** The surname that is handed on. */
        String surname() {
            List<NamePart> surnames = reading.surnames();
            return surnames.isEmpty() ? "" : surnames.getFirst().text();
        }

        String otherSurnames() {
            return reading.surnames().stream().skip(1).map(NamePart::text).collect(Collectors.joining(" "));
        }
    }

    static SubjectProfile of(Subject subject) {
        boolean person = subject.kind() == SubjectKind.PERSON;
        return new SubjectProfile(
                subject.kind(),
                person ? names(subject) : List.of(),
                person ? List.of() : companies(subject),
                subject.values("birthDate").stream()
                        .flatMap(text -> DateReader.OF_SHAPES.read(text).iso().stream())
                        .distinct()
                        .toList(),
                lists(subject));
    }

    private static Map<SubjectTrait, Set<String>> lists(Subject subject) {
        SubjectKind kind = subject.kind();
        String country = subject.first("nationality")
                .or(() -> subject.first("jurisdiction"))
                .or(() -> subject.first("country"))
                .orElse("")
                .toUpperCase(Locale.ROOT);
        Map<SubjectTrait, Set<String>> lists = new EnumMap<>(SubjectTrait.class);
        switch (kind) {
            case PHONE -> lists.put(SubjectTrait.NUMBER, phones(subject));
            case DOCUMENT -> lists.put(SubjectTrait.NUMBER, documents(subject, country));
            case PERSON, ORGANISATION, VEHICLE, VESSEL, ACCOUNT, PLACE, CONSIGNMENT -> {
                lists.put(SubjectTrait.PHONE, phones(subject));
                lists.put(SubjectTrait.DOCUMENT, documents(subject, country));
            }
        }
        lists.put(SubjectTrait.NATIONALITY, plain(subject, "nationality"));
        lists.put(SubjectTrait.ADDRESS, plain(subject, "address", "city"));
        lists.put(SubjectTrait.ACCOUNT, accounts(subject));
        lists.put(
                SubjectTrait.PLATE,
                exact(subject, SubjectKind.VEHICLE, IdentifierClass.PLATE, "registrationNumber", country));
        lists.put(
                SubjectTrait.COMPANY_NUMBER,
                exact(
                        subject,
                        SubjectKind.ORGANISATION,
                        IdentifierClass.COMPANY_NUMBER,
                        "registrationNumber",
                        country));
        lists.put(SubjectTrait.VESSEL, exact(subject, SubjectKind.VESSEL, IdentifierClass.VESSEL, "imoNumber", ""));
        return lists;
    }

    private static List<Name> names(Subject subject) {
        Optional<String> first = subject.first("firstName");
        Optional<String> last = subject.first("lastName");
        List<Name> names = new ArrayList<>();
        if (first.isPresent() && last.isPresent()) {
            String written = withoutComma(last.get()) + ", " + withoutComma(first.get());
            names.add(new Name(ParsedName.of(written, NameSchema.PERSON)));
        } else {
            subject.values("name").stream()
                    .map(name -> ParsedName.of(name, NameSchema.PERSON))
                    .forEach(reading -> {
                        names.add(new Name(reading));
                        reading.inOtherOrder().ifPresent(other -> names.add(new Name(other)));
                    });
        }
        return names.stream().filter(name -> !name.reading().isEmpty()).toList();
    }

    private static String withoutComma(String names) {
        return names.replace(',', ' ');
    }

    private static List<ParsedName> companies(Subject subject) {
        NameSchema schema = subject.kind() == SubjectKind.VESSEL ? NameSchema.VESSEL : NameSchema.COMPANY;
        return subject.values("name").stream()
                .map(name -> ParsedName.of(name, schema))
                .toList();
    }

    /** Columns of each name: as written, and for a person the parts that may be rare or common. */
    List<Map<String, String>> nameColumns() {
        Stream<Map<String, String>> persons = names.stream()
                .map(name -> Map.of(
                        SubjectTrait.NAME.label(),
                        ValueForm.NAME.of(name.reading().raw()),
                        ValueCommonness.SURNAME,
                        name.surname(),
                        ValueCommonness.SECOND_SURNAME,
                        name.otherSurnames(),
                        ValueCommonness.GIVEN_NAME,
                        name.first()));
        Stream<Map<String, String>> companies = companyNames.stream()
                .map(name -> Map.of(SubjectTrait.COMPANY_NAME.label(), ValueForm.NAME.of(name.raw())));
        return Stream.concat(persons, companies).toList();
    }

    private static Set<String> plain(Subject subject, String... properties) {
        Set<String> values = new TreeSet<>();
        for (String property : properties) {
            subject.values(property).forEach(value -> values.add(PlainSpelling.of(value)));
        }
        values.remove("");
        return values;
    }

    private static Set<String> phones(Subject subject) {
        Set<String> phones = new TreeSet<>();
        String property = subject.kind() == SubjectKind.PHONE ? "number" : "phone";
        subject.values(property)
                .forEach(value -> phones.addAll(IdentifierReader.texts(IdentifierClass.PHONE, value, "")));
        return phones;
    }

    private static Set<String> documents(Subject subject, String country) {
        Set<String> documents = new TreeSet<>();
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
            IdentifierReader.text(IdentifierClass.DOCUMENT, raw, country).ifPresent(documents::add);
        }
    }

    private static Set<String> accounts(Subject subject) {
        Set<String> accounts = new TreeSet<>();
        subject.values("iban")
                .forEach(value -> IdentifierReader.text(IdentifierClass.ACCOUNT, value, "")
                        .ifPresent(accounts::add));
        String bank = subject.first("bankName").map(name -> name + ":").orElse("");
        for (String value : subject.values("accountNumber")) {
            IdentifierReader.text(IdentifierClass.ACCOUNT, value.indexOf(':') >= 0 ? value : bank + value, "")
                    .ifPresent(accounts::add);
        }
        return accounts;
    }

    private static Set<String> exact(
            Subject subject, SubjectKind kind, IdentifierClass identifiers, String property, String country) {
        Set<String> values = new TreeSet<>();
        if (subject.kind() == kind) {
            subject.values(property)
                    .forEach(value ->
                            IdentifierReader.text(identifiers, value, country).ifPresent(values::add));
        }
        return values;
    }
}
