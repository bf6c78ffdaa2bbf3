// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enlace.text.FoldedText;

/**
 * Reads out of the words, dates and ages about a person whether that person may not be held, nor leave: the one reader of
 * intake, of {@link Subject} and of what is sent. Texts are read as the eye reads them. Phrases are read by their head, so that
 * "victim of trafficking", "testigo protegido" and "presunta víctima" protect while "guía de migrantes" and "migrant smuggler"
 * do not. Words that it does not know do not protect; a birth date or an age that it cannot read does.
 */
public final class ProtectionReader {
    private static final Set<String> BIRTHS = Set.of(
            "birthdate",
            "dateofbirth",
            "birthyear",
            "yearofbirth",
            "dob",
            "born",
            "fechanacimiento",
            "fechadenacimiento",
            "nacimiento",
            "datanascimento",
            "datadenascimento",
            "nascimento",
            "datedenaissance");
    private static final Set<String> AGES =
            Set.of("age", "ageyears", "approximateage", "edad", "edadaproximada", "idade", "idadeaproximada");
    private static final Set<String> MARKING = Set.of(
            "role",
            "status",
            "topics",
            "position",
            "classification",
            "category",
            "condition",
            "capacity",
            "involvement",
            "persontype",
            "legalstatus",
            "migrationstatus",
            "immigrationstatus",
            "keywords",
            "rol",
            "papel",
            "condicion",
            "condicao",
            "situacion",
            "situacao",
            "calidad",
            "qualidade",
            "categoria",
            "clasificacion",
            "classificacao",
            "tipodepersona",
            "tipodepessoa");
    private static final Set<String> REMARKS = Set.of(
            "notes",
            "description",
            "summary",
            "occupation",
            "title",
            "remarks",
            "observaciones",
            "observacoes",
            "notas");
    private static final Set<String> LEADS = Set.of(
            "presunta",
            "presunto",
            "presuntamente",
            "posible",
            "posiblemente",
            "possivel",
            "suposta",
            "suposto",
            "probable",
            "provavel",
            "supuesta",
            "supuesto",
            "potencial",
            "eventual",
            "alegada",
            "alegado",
            "presumida",
            "presumido",
            "presumee",
            "presume",
            "es",
            "fue",
            "era",
            "foi",
            "est",
            "is",
            "was",
            "una",
            "un",
            "uma",
            "um",
            "une",
            "el",
            "la",
            "a",
            "an",
            "the",
            "como",
            "as",
            "ex",
            "rol",
            "role",
            "papel",
            "status",
            "tipo");
    private static final Pattern ARTICLE = Pattern.compile("(?:una|un|uma|um|une|el|la|a|an|the) .*");
    private static final Pattern SEVERAL = Pattern.compile("[,;/()|]| y | e | et | and ");
    private static final Pattern CAPACITY =
            Pattern.compile("^(?:en |em )?(?:calidad|condicion|condicao|qualidade|rol|papel|role) (?:de|of) ");
    private static final Pattern COMPLEMENT =
            Pattern.compile(" (?:de|del|da|do|das|dos|of|for|por|para|em|en|in|a|al|to|with"
                    + "|con|com|que|who|aged|no|nao|not|non|sin|sem|sans|without|nunca|never|contra|against) .*");
    private static final Pattern SAID_OF_AGE = Pattern.compile("^(?:edad|age|aged|idade)"
        + " (\\d{1,2})\\b.*|^(?:menor|nin[oa]|hij[oa]|chic[oa]|muchach[oa]|nen[ea]|crianca|filh[oa]|adolescente|joven|jovem|boy|girl|child|minor|teenager|person[ae]?|pessoa)"
        + " (?:de|of|aged) (\\d{1,2})\\b.*|^(\\d{1,2}) (?:anos de (?:edad|idade)|years? old|yo)\\b.*");
    private static final Pattern OF_A_RELATIVE = Pattern.compile(
            ".*\\b(?:menor de edad|menor de idade|menor no acompanad[oa]|minor child|underage|under age)\\b.*");
    private static final Pattern YOUNGEST = Pattern.compile(
            "(?:menor|minor) (?:de los|de las|de sus|dos irmaos|das irmas|de tres|de cuatro|of the)\\b.*");
    private static final int SHORT = 80;

    private ProtectionReader() {}

    /**
     * Why the person of whom these statements speak is protected on {@code day}, if so; any one reading of any one birth date,
     * as it is kept or as it was written, that may be a minor's is enough, so that doubt protects.
     */
    public static Optional<ProtectionGround> of(List<Statement> statements, LocalDate day) {
        return statements.stream()
                .flatMap(statement -> of(statement.property(), statement.value(), day)
                        .or(() -> statement.original().equals(statement.value())
                                ? Optional.empty()
                                : of(statement.property(), statement.original(), day))
                        .stream())
                .findFirst();
    }

    /** Why one statement about a person, as property and value, protects on {@code day}, if it does. */
    public static Optional<ProtectionGround> of(String property, String value, LocalDate day) {
        String name = name(property);
        if (BIRTHS.contains(name) || AGES.contains(name)) {
            return born(name, value, day).mayBeMinors(day) ? Optional.of(ProtectionGround.MINOR) : Optional.empty();
        }
        if (MARKING.contains(name)) {
            return ofPhrase(value);
        }
        return REMARKS.contains(name) && value.length() <= SHORT ? ofRemark(value) : Optional.empty();
    }

    /** True where a property says when somebody was born, or how old somebody is, and its text cannot be read. */
    public static boolean isUnreadable(String property, String value, LocalDate day) {
        String name = name(property);
        return (BIRTHS.contains(name) || AGES.contains(name)) && born(name, value, day) instanceof BirthDate.Unreadable;
    }

    private static BirthDate born(String name, String value, LocalDate day) {
        return AGES.contains(name) ? BirthDate.ofAge(value, day) : BirthDate.of(value, day);
    }

    private static String name(String property) {
        boolean plain = property.chars().allMatch(letter -> letter < 0x80 && Character.isLetter(letter));
        return plain
                ? property.toLowerCase(Locale.ROOT)
                : FoldedText.of(property).replaceAll("[^a-z]", "");
    }

    /** Why the words of these statements protect, whatever the day: birth dates and remarks say nothing here. */
    static Optional<ProtectionGround> ofMarks(List<Statement> statements) {
        return said(statements, MARKING).findFirst();
    }

    /** Why one of the two ends of a link is protected, by what the link says of them, if so. */
    public static Optional<ProtectionGround> ofLink(List<Statement> link) {
        return link.stream()
                .flatMap(statement -> ofLink(statement.property(), statement.value()).stream())
                .findFirst();
    }

    /** As {@link #ofLink(List)} for one statement, as property and value. */
    public static Optional<ProtectionGround> ofLink(String property, String value) {
        String name = name(property);
        if (name.equals("relationship")) {
            return OF_A_RELATIVE.matcher(ProtectingWords.plain(value)).matches()
                    ? Optional.of(ProtectionGround.MINOR)
                    : reasons(value)
                            .filter(person -> person != ProtectionGround.MINOR)
                            .findFirst();
        }
        return MARKING.contains(name) ? ofPhrase(value) : Optional.empty();
    }

    /** Why the first end of a link is protected, by the role or standing that the link gives it. */
    public static Optional<ProtectionGround> ofRole(List<Statement> link) {
        return said(link, MARKING).findFirst();
    }

    /** Why the second end of a link is protected, by what it is to the first. A child in a family may be of age. */
    public static Optional<ProtectionGround> ofRelationship(List<Statement> link) {
        return link.stream()
                .filter(statement -> statement.property().equals("relationship"))
                .flatMap(statement -> ofLink(statement.property(), statement.value()).stream())
                .findFirst();
    }

    private static Stream<ProtectionGround> said(List<Statement> statements, Set<String> properties) {
        return statements.stream()
                .filter(statement -> properties.contains(name(statement.property())))
                .flatMap(statement -> ofPhrase(statement.value()).stream());
    }

    /** Why a remark protects: where it is such a word, begins by saying that somebody is one, or gives a minor's age. */
    private static Optional<ProtectionGround> ofRemark(String remark) {
        String plain = ProtectingWords.plain(remark);
        if (isAgeOfMinor(plain)) {
            return Optional.of(ProtectionGround.MINOR);
        }
        String said = withoutLeads(plain);
        return ProtectingWords.asRemark(plain)
                .or(() -> said.equals(plain) || ARTICLE.matcher(plain).matches()
                        ? Optional.empty()
                        : ofOne(said, true).findFirst())
                .or(() -> ProtectingWords.asRemark(said));
    }

    private static boolean isAgeOfMinor(String plain) {
        var age = SAID_OF_AGE.matcher(plain);
        if (!age.matches()) {
            return false;
        }
        String years = Stream.of(1, 2, 3)
                .map(age::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("99");
        return Integer.parseInt(years) < BirthDate.ADULT;
    }

    /** Why a phrase that says what somebody is protects, if it does; of a long one only what it begins with is read. */
    public static Optional<ProtectionGround> ofPhrase(String phrase) {
        return reasons(phrase).findFirst();
    }

    private static Stream<ProtectionGround> reasons(String phrase) {
        List<String> parts = SEVERAL.splitAsStream(FoldedText.of(phrase))
                .limit(phrase.length() > SHORT ? 1 : Long.MAX_VALUE)
                .map(ProtectingWords::plain)
                .filter(part -> !part.isEmpty())
                .toList();
        Stream<ProtectionGround> whole =
                Stream.of(phrase).flatMap(all -> ProtectingWords.exactly(ProtectingWords.plain(all)).stream());
        return Stream.concat(
                whole, IntStream.range(0, parts.size()).boxed().flatMap(place -> ofOne(parts.get(place), place == 0)));
    }

    /** Of what follows an "and", only the singular counts: "moves women and children" says what somebody does. */
    private static Stream<ProtectionGround> ofOne(String part, boolean isFirst) {
        if (isAgeOfMinor(part)) {
            return Stream.of(ProtectionGround.MINOR);
        }
        String said = withoutLeads(CAPACITY.matcher(part).replaceFirst(""));
        if (YOUNGEST.matcher(said).matches()) {
            return Stream.empty();
        }
        String head = COMPLEMENT.matcher(" " + said).replaceFirst("").strip();
        return Stream.<Supplier<Optional<ProtectionGround>>>of(
                        () -> ProtectingWords.exactly(said, isFirst),
                        () -> ProtectingWords.exactly(head, isFirst),
                        () -> head.isEmpty() ? Optional.empty() : ProtectingWords.atBeginning(said, isFirst),
                        () -> ProtectingWords.atEnd(head))
                .flatMap(look -> look.get().stream());
    }

    private static String withoutLeads(String plain) {
        String said = plain;
        int space = said.indexOf(' ');
        while (space > 0 && LEADS.contains(said.substring(0, space))) {
            said = said.substring(space + 1);
            space = said.indexOf(' ');
        }
        return said;
    }
}
