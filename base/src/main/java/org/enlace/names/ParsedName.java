// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A raw name read once and ready to be compared any number of times: its parts with their roles, what stands beside them,
 * and whether the roles are sure. Immutable; takes some hundred bytes. Never fails: any text has a reading, one without
 * letters or with words for "unknown" alone has no parts and is the same as no other.
 *
 * <p>Decision: docs/decisions.md, "One reader of names, told what it reads".
 */
public final class ParsedName {
    private static final int ALIAS_LETTERS = 6;
    private static final int LONGEST_WITH_ALIASES = 200;

    private final String raw;
    private final NameSchema schema;
    private final boolean person;
    private final boolean sure;
    private final boolean noVowels;
    private final boolean syllabic;
    private final int forms;
    private final boolean comma;
    private final boolean eastern;
    private final NamePart[] parts;
    private final List<NamePart> asides;
    /** An organization's other names; a person's reading as an organization where the schema leaves that open. */
    private final List<ParsedName> others;

    final long identity;

    private ParsedName(
            String raw, NameSchema schema, NameTokenizer tokens, PersonNameReader.Read read, List<ParsedName> others) {
        this(raw, schema, tokens, new ReadParts(true, read.sure(), 0, read.parts(), read.asides()), others);
    }

    private ParsedName(
            String raw, NameSchema schema, NameTokenizer tokens, CompanyNameReader.Read read, List<ParsedName> others) {
        this(raw, schema, tokens, new ReadParts(false, true, read.forms(), read.parts(), read.asides()), others);
    }

    /** What a reader of persons' or of organizations' names made of a text. */
    private record ReadParts(boolean person, boolean sure, int forms, List<NamePart> parts, List<NamePart> asides) {}

    private ParsedName(String raw, NameSchema schema, NameTokenizer tokens, ReadParts read, List<ParsedName> others) {
        this.raw = raw;
        this.schema = schema;
        this.person = read.person();
        this.sure = read.sure();
        this.noVowels = tokens.hasNoVowels();
        this.syllabic = tokens.isSyllabic();
        this.forms = read.forms();
        this.comma = tokens.hasComma();
        this.parts = read.parts().toArray(NamePart[]::new);
        this.eastern = person && ShortSyllables.isEastern(this.parts);
        this.asides = read.asides();
        this.others = others;
        this.identity = identity(this.parts, asides);
    }

    /** Reads a raw name. Cost: about half a microsecond for Latin letters; the first 600 letters are read. */
    public static ParsedName of(String raw, NameSchema schema) {
        boolean person = schema == NameSchema.PERSON || schema.isOpen();
        NameTokenizer tokens = MissingName.without(NameTokenizer.of(raw, person), person);
        if (schema == NameSchema.PERSON) {
            return new ParsedName(raw, schema, tokens, PersonNameReader.read(tokens, true), List.of());
        }
        CompanyNameReader.Read read = CompanyNameReader.read(tokens, schema == NameSchema.VESSEL);
        if (schema.isOpen() && !read.organised()) {
            ParsedName company = new ParsedName(raw, schema, tokens, read, List.of());
            return new ParsedName(raw, schema, tokens, PersonNameReader.read(tokens, true), List.of(company));
        }
        return new ParsedName(raw, schema, tokens, read, aliases(raw, schema, tokens));
    }

    /** A person's name once more with given names and surnames in the other order, where the order is in doubt. */
    public Optional<ParsedName> inOtherOrder() {
        if (!person || sure || parts.length < 2) {
            return Optional.empty();
        }
        NameTokenizer tokens = MissingName.without(NameTokenizer.of(raw, true), true);
        return Optional.of(new ParsedName(raw, schema, tokens, PersonNameReader.read(tokens, false), others));
    }

    /** Names before and after a slash, each long enough to be one. */
    private static List<ParsedName> aliases(String raw, NameSchema schema, NameTokenizer tokens) {
        boolean any = false;
        for (int at = 0; at < tokens.count(); at++) {
            any |= (tokens.mark(at) & NameTokenizer.OTHER_NAME) != 0;
        }
        if (!any || raw.length() > LONGEST_WITH_ALIASES) {
            return List.of();
        }
        List<ParsedName> aliases = new ArrayList<>();
        for (String each : raw.split("[/;|]", -1)) {
            if (each.strip().length() < ALIAS_LETTERS) {
                return List.of();
            }
            NameTokenizer words = MissingName.without(NameTokenizer.of(each, false), false);
            aliases.add(new ParsedName(
                    each, schema, words, CompanyNameReader.read(words, schema == NameSchema.VESSEL), List.of()));
        }
        return List.copyOf(aliases);
    }

    private static long identity(NamePart[] parts, List<NamePart> asides) {
        long identity = parts.length;
        for (NamePart part : parts) {
            identity = (identity ^ part.hash ^ part.compound()) * 0x9e3779b97f4a7c15L;
        }
        for (int at = 0; at < asides.size(); at++) {
            identity = (identity ^ asides.get(at).hash) * 0xc2b2ae3d27d4eb4fL;
        }
        return identity;
    }

    /** Whether the text says no name: it has no letters, or only words for "unknown". */
    public boolean isEmpty() {
        return parts.length == 0;
    }

    /** Whether the other name has the same parts in the same order and the same beside them; without parts it has none. */
    boolean isSame(ParsedName other) {
        if (identity != other.identity || person != other.person || parts.length != other.parts.length) {
            return false;
        }
        for (int at = 0; at < parts.length; at++) {
            if (parts[at].hash != other.parts[at].hash || parts[at].compound() != other.parts[at].compound()) {
                return false;
            }
        }
        return parts.length > 0;
    }

    /** The same name read as an organization's, for a comparison with one. */
    ParsedName asOrganization() {
        return person && !others.isEmpty() ? others.getFirst() : this;
    }

    public String raw() {
        return raw;
    }

    public NameSchema schema() {
        return schema;
    }

    /** Whether the name was read as a person's. */
    public boolean isPerson() {
        return person;
    }

    /** Whether comma, lists or order say clearly which parts are given names. */
    public boolean isSure() {
        return sure;
    }

    /** The parts that are compared, in the order of the text. */
    public List<NamePart> parts() {
        return List.of(parts);
    }

    /** A person's given names, in the order of the text; a single word in doubt is one if it is more often one. */
    public List<NamePart> givenNames() {
        return Arrays.stream(parts).filter(ParsedName::isGivenName).toList();
    }

    /** A person's surnames and the father's name, the one that is handed on first. */
    public List<NamePart> surnames() {
        return Arrays.stream(parts)
                .filter(part -> !isGivenName(part))
                .sorted(Comparator.comparing(part -> part.role() != PartRole.SURNAME))
                .toList();
    }

    private static boolean isGivenName(NamePart part) {
        return part.role() == PartRole.GIVEN || (part.role() == PartRole.NAME && part.known.lean > 0);
    }

    /** Whether a company's form stands beside its name: {@code S.A.}, {@code y Cía.}. */
    public boolean hasLegalForm() {
        return forms != 0;
    }

    /** What stands beside: titles, suffixes, legal forms, familiar names. */
    public List<NamePart> asides() {
        return List.copyOf(asides);
    }

    NamePart[] partArray() {
        return parts;
    }

    List<NamePart> asideList() {
        return asides;
    }

    List<ParsedName> aliases() {
        return person ? List.of() : others;
    }

    int forms() {
        return forms;
    }

    boolean hasComma() {
        return comma;
    }

    /** Whether it is a person's name of short syllables of East Asia. */
    boolean isEastern() {
        return eastern;
    }

    boolean hasNoVowels() {
        return noVowels;
    }

    boolean isSyllabic() {
        return syllabic;
    }

    @Override
    public String toString() {
        return "NameReading of " + parts.length + " parts";
    }
}
