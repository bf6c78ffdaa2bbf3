// SPDX-License-Identifier: Apache-2.0
package org.enlace.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.enlace.Chance;
import org.enlace.model.ProtectionReader;
import org.enlace.text.FoldedText;
import org.junit.jupiter.api.Test;

/** The second look and the door have nothing in common but this: over a large table they must say the same. */
class RecheckedPersonTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
    private static final List<String> WORDS = List.of("""
        víctima;presunta víctima de trata;testigo protegido;testigo;menor;menor de edad;menor no acompañado;niña;niño;niña de 9 años
        adolescente;migrante;migrante irregular haitiano;persona objeto de tráfico;persona objeto de tráfico ilícito de migrantes
        solicitante de asilo venezolano;refugiado;pasajero, sin documentos;informante;fuente confidencial;agente encubierto;denunciante
        victim;key witness;smuggled migrants;asylum seeker;unaccompanied minor;unaccompanied children;underage girl;confidential source
        confidential human source;eyewitness;stowaway;trafficked person;minor child;children;child;vítima;testemunha protegida;criança
        menor de idade;pessoa traficada;refém;passageiro;victime de traite;témoin;mineur non accompagné;demandeur d'asile;enfant;viktim
        temwen;timoun;refijye;en calidad de víctima;es testigo;una niña;role.victim;chofer / testigo;menores;víctimas;NNA;rehén
        17 años de edad;menor de 15 años;persona menor de edad;sobreviviente;agraviada;edad: 9;age 15;colaborador eficaz;boy;teen
        guía de migrantes;migrant smuggler;child trafficker;traficante de menores;transporta migrantes;witness tamperer;conductor
        recruiter of victims;tráfico de menores;trata de niñas;intimidación de testigos;witness intimidation;victimario;testaferro
        smuggler of women and children;explota mujeres y niñas;no es víctima;sin víctimas;minor player;passenger list broker
        transports children;recruits migrants;menor de los hermanos;el menor;Menorca;niñero;jefe;lanchero;coyote;imputado;poi
        role.crime;hijo menor;hijo menor de edad;child and victim;mother;15 años de prisión;fuente de ingresos;infante de marina
        mineur;informador;confidente;es el menor de los hermanos;La víctima lo señala;vio a la víctima;víctimas identificadas: 12
        abogado de solicitantes de asilo;trafiquant de mineurs;passeur;trafficking survivor;protected witness;migrante indocumentada;testigo colaborador;informante protegido;passager clandestin
        niño migrante;menor extranjero;menor desacompanhado;menor nao acompanhado;persona menor;bebé;infant;juvenile;kid;smuggled;trafficked
        undocumented person;smuggled people;irregular immigrant;injured party;secuestrado;apátrida;polizón;whistleblower;hostage;bb
        boy smuggler;smuggled goods broker;ex testigo;18;under 18;N.N.A.;MenorDeEdad;persona víctima;mujer víctima;vict.;hija de 14 años
        chico de 15 años;víctima de trata de personas;víctima directa;víctima indirecta;vítima de tráfico;víctima de tráfico;vict. de trata
        """.strip().split("[;\n]", -1));
    private static final List<String> PROPERTIES = List.of(
            "role",
            "status",
            "topics",
            "position",
            "classification",
            "keywords",
            "condición",
            "notes",
            "occupation",
            "title",
            "name",
            "alias");
    private static final List<String> MONTHS = List.of(
            "enero", "february", "março", "abr", "mai", "junio", "July", "ago", "septiembre", "oct", "novembro", "déc");
    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    @Test
    void wordsAreReadAsTheDoorReadsThem_whateverTheyAreDressedIn() throws IOException {
        List<String> disagreements = new ArrayList<>();
        List<UnaryOperator<String>> dresses = dresses();
        for (String word : WORDS) {
            for (int dress = 0; dress < dresses.size(); dress++) {
                String worn = dresses.get(dress).apply(word.strip());
                for (String property : dress == 0 ? PROPERTIES : List.of("role", "notes")) {
                    boolean door = ProtectionReader.of(property, worn, DAY).isPresent();
                    compare(property, worn, door, RecheckedPerson.isProtected(property, worn, DAY), disagreements);
                }
                for (String property : List.of("role", "relationship")) {
                    boolean door = ProtectionReader.ofLink(property, worn).isPresent();
                    compare(
                            "link " + property,
                            worn,
                            door,
                            RecheckedPerson.isProtectedByLink(property, worn),
                            disagreements);
                }
            }
        }
        assertThat(String.join("\n", disagreements)).isEmpty();
    }

    @Test
    void everyLookAlikeIsReadAsTheDoorReadsIt() throws IOException {
        List<String> disagreements = new ArrayList<>();
        for (String line : lookAlikes()) {
            String[] sides = line.split(" ", 2);
            sides[1].codePoints().forEach(point -> {
                for (String word : List.of(
                        "victima",
                        "testigo",
                        "menor",
                        "child",
                        "pasajero",
                        "refugiado",
                        "key witness",
                        "nna",
                        "bebe")) {
                    String worn = word.replaceFirst(sides[0], Character.toString(point));
                    boolean door = ProtectionReader.of("role", worn, DAY).isPresent();
                    compare(
                            "role",
                            Integer.toHexString(point) + " " + worn,
                            door,
                            RecheckedPerson.isProtected("role", worn, DAY),
                            disagreements);
                    if (word.contains(sides[0])) {
                        assertThat(door)
                                .as(Integer.toHexString(point) + " in " + word)
                                .isTrue();
                    }
                }
            });
        }
        assertThat(String.join("\n", disagreements)).isEmpty();
    }

    @Test
    void datesAreReadAsTheDoorReadsThem() {
        List<String> disagreements = new ArrayList<>();
        List<String> dates = dates();
        for (String text : dates) {
            boolean door = ProtectionReader.of("birthDate", text, DAY).isPresent();
            compare("birthDate", text, door, RecheckedPerson.isProtected("birthDate", text, DAY), disagreements);
            boolean age = ProtectionReader.of("age", text, DAY).isPresent();
            compare("age", text, age, RecheckedPerson.isProtected("age", text, DAY), disagreements);
        }
        assertThat(dates).hasSizeGreaterThan(10_000);
        assertThat(String.join("\n", disagreements)).isEmpty();
    }

    @Test
    void agesAreReadAsTheDoorReadsThem_inEveryUnit() {
        List<String> disagreements = new ArrayList<>();
        List<String> ages = ages();
        for (String text : ages) {
            for (String property : List.of("age", "birthDate")) {
                boolean door = ProtectionReader.of(property, text, DAY).isPresent();
                compare(property, text, door, RecheckedPerson.isProtected(property, text, DAY), disagreements);
            }
        }
        assertThat(ages).hasSizeGreaterThan(5_000);
        assertThat(String.join("\n", disagreements)).isEmpty();
    }

    private static List<String> ages() {
        List<String> ages = new ArrayList<>();
        List<String> units = List.of("""
            ;años;año;anos;a;y;yo;y/o;years old;yrs;ans;anys;meses;mes;mês;m;m.;mths;mos;months;mois;mwa;semanas;sem;weeks;wks;w;semaines
            días;dias;d;days;jours;jou;h;horas;lunas;(casado);M;F;cumplidos;aprox;os;años y 4 meses;a 30 meses;meses y 20 días;de edad;<
            """.strip().split("[;\n]", -1));
        for (int number : new int[] {
            0, 4, 17, 18, 20, 26, 42, 99, 120, 121, 215, 216, 300, 937, 940, 1984, 2012, 6574, 6575, 44_195, 123_456
        }) {
            for (String unit : units) {
                for (String lead : List.of("", "edad ", "años ", "menor de ", "unos ", "entre 20 y ", "meses: ")) {
                    ages.add(lead + number + " " + unit);
                    ages.add(lead + number + unit);
                }
            }
        }
        return ages;
    }

    private static void compare(
            String property, String text, boolean door, boolean second, List<String> disagreements) {
        if (door != second) {
            disagreements.add(property + " '" + text + "': door " + door + ", second look " + second);
        }
    }

    /** Every shape of date that we know, for years around the border, in the dresses that numbers can wear, and scrambled ones. */
    private static List<String> dates() {
        List<String> dates = new ArrayList<>();
        for (int year :
                new int[] {1929, 1950, 1984, 1999, 2004, 2006, 2007, 2008, 2009, 2012, 2020, 2026, 2027, 2029}) {
            for (int month : new int[] {1, 3, 11, 12}) {
                for (int day : new int[] {1, 5, 12, 28, 29, 30, 31}) {
                    dates.addAll(shapes(year, month, day));
                }
            }
            String y = String.valueOf(year);
            String two = y.substring(2);
            dates.addAll(List.of(
                    "12/03/" + two + " (madre 1980)",
                    "exp. 2001 - 5-4-" + two,
                    "25.12." + two + " 1999 2001",
                    y,
                    two,
                    y + "?",
                    "~" + y,
                    "circa " + y,
                    y + " aprox.",
                    "antes de " + y,
                    "después de " + y,
                    ">" + y,
                    y + "s",
                    two + "s",
                    "años " + two,
                    two + " años",
                    "años " + y,
                    "década de " + y,
                    "los " + two,
                    y.substring(0, 3) + "X",
                    y.substring(0, 2) + "XX",
                    y.substring(0, 3) + "?",
                    y + "-" + (year + 2),
                    "entre " + y + " y 1990",
                    "00/00/" + y,
                    "XX/XX/" + y,
                    y + "-00-00",
                    "31/31/" + y,
                    y + "-02-30",
                    "hijo " + y + " padre 1984",
                    y + " (según pasaporte)",
                    "nacido en " + y,
                    "abc " + two,
                    y + "-W10",
                    y + ".0",
                    "marzo " + two,
                    "marzo " + y,
                    "03/" + y,
                    "03/" + two,
                    two + "/03",
                    "edad " + two,
                    "age: " + two,
                    "más o menos " + y,
                    "1984, " + y,
                    y + "/" + y));
        }
        dates.addAll(List.of("""
            S/D|N/A|-|--|?|???||   |sin dato|sin datos|desconocido|Desconocida|no consta|n.d.|nd|unknown|sem data|dd/mm/aaaa|00/00/0000
            0000-00-00|99/99/9999|0|00|x|xx/xx/xxxx|1/1/0001|menor|menor de edad|niña|adulto|mayor de edad|mayor de 18|+18|18+|abc|M|doce
            mil novecientos ochenta|5 meses|3 months|17.5|35.5|35,5|16-18|35 años 4 meses|15 y 16|45 (casado)|120|121|999|30753|41000|5031984
            120384|201203|20120312|12031984|1|2|9|10|17|18|19|26|27|31|32|45|99|a los 12 días del mes de marzo de 1984|lunes 5 de marzo de 2012
            Mar 5, 2012 10:30 PM|2012-03-05T00:00:00Z|2012-03-05 00:00:00.000|12:03:1984|12:03:84|10:30|1º de marzo de 2012|1o de março de 1984
            1er mars 2012|2nd March 1984|3rd of May 2012|2012年3月5日|двенадцать|null|none|nan|undefined|-1|+1984|1984/2012|1 2 3 4|a|o|y|i|x 12 1984
            12 meses|8 months old|adolescente|children|mayo|mayo 5|5 mayo|5 mayo 12|12 mayo 84|84 mayo 12|hoy|1984-|(2012)|[1984]|"2012"|'84|'12
            """.strip().split("[|\n]", -1)));
        Chance chance = Chance.of(12);
        Random random = chance.random();
        List<String> pieces = List.of(
                "12",
                "3",
                "1984",
                "2012",
                "84",
                "29",
                "07",
                "2029",
                "años",
                "de",
                "marzo",
                "III",
                "/",
                "-",
                ".",
                " ",
                " ",
                "circa",
                "?",
                "x",
                "S/D",
                "edad",
                "s",
                "los",
                "meses",
                "o",
                "l",
                "T",
                ":",
                "30",
                "0",
                "después",
                "abc",
                "123",
                "20120304",
                "41000",
                "120312",
                "~",
                "entre",
                "y");
        IntStream.range(0, chance.rounds(8_000, 80_000)).forEach(_ -> {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(1, 7); piece > 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextInt(3) == 0 ? " " : "");
            }
            dates.add(text.toString());
        });
        return dates;
    }

    private static List<String> shapes(int year, int month, int day) {
        String y = String.valueOf(year);
        String yy = y.substring(2);
        String m = "%02d".formatted(month);
        String d = "%02d".formatted(day);
        String name = MONTHS.get(month - 1);
        String iso = y + "-" + m + "-" + d;
        return List.of(
                iso,
                d + "/" + m + "/" + y,
                m + "/" + d + "/" + y,
                d + "." + m + "." + yy,
                d + m + y,
                y + m + d,
                d + m + yy,
                yy + m + d,
                day + " de " + name + " del " + y,
                name + " " + day + ", " + y,
                d + "-" + name + "-" + yy,
                d + "/" + ROMAN.get(month - 1) + "/" + y,
                ROMAN.get(month - 1) + "-" + y,
                name + " de " + y,
                y + "/" + month,
                iso + "T10:20:30+02:00",
                iso + " 10:20",
                wide(iso),
                arabic(iso),
                iso.replace('0', 'O'),
                iso.replace('1', 'l'),
                iso.replace("2", "2\u200b"),
                iso + "?",
                y + " " + d + " " + m,
                day + " " + y + " " + month);
    }

    private static String wide(String digits) {
        return mapped(digits, '\uff10');
    }

    private static String arabic(String digits) {
        return mapped(digits, '\u0660');
    }

    private static String mapped(String digits, char zero) {
        StringBuilder out = new StringBuilder();
        digits.chars().forEach(digit -> out.append((char) (digit >= '0' && digit <= '9' ? zero + digit - '0' : digit)));
        return out.toString();
    }

    private static List<UnaryOperator<String>> dresses() {
        return List.of(
                word -> word,
                word -> word.toUpperCase(java.util.Locale.ROOT),
                word -> word.replace("i", "\u0456").replace("a", "\u0430"),
                word -> word.toUpperCase(java.util.Locale.ROOT)
                        .replace("N", "\u039d")
                        .replace("T", "\u0422")
                        .replace("M", "\u041c"),
                word -> String.join("\u200b", word.split("", -1)),
                word -> String.join("\u00ad", word.split("", -1)),
                word -> String.join("\u0335", word.split("", -1)),
                word -> "\u202e" + word + "\u202c",
                word -> word.replace("i", "1").replace("o", "0"),
                word -> word.replace("e", "3").replace("a", "@"),
                word -> word.replace("t", "\u0167").replace("l", "\u0142"),
                word -> word.replace("v", "\u2c7d").replace("i", "\u0131"),
                word -> word.replace("m", "rn").replace("i", "l"),
                word -> String.join(" ", word.split("", -1)),
                word -> word.replace(" ", "_"),
                word -> "\u201c" + word + "\u201d",
                word -> word + " 4",
                word -> word + "4",
                word -> word + "!",
                word -> word + "\ufe0f\udb40\udc41",
                RecheckedPersonTest::mathematical,
                RecheckedPersonTest::fullWidth,
                word -> "presunto " + word,
                word -> "no " + word,
                word -> "jefe, " + word,
                word -> word + " y " + word,
                word -> word + " x".repeat(45));
    }

    private static String mathematical(String word) {
        StringBuilder out = new StringBuilder();
        word.codePoints()
                .forEach(point -> out.appendCodePoint(point >= 'a' && point <= 'z' ? 0x1d41a + point - 'a' : point));
        return out.toString();
    }

    private static String fullWidth(String word) {
        StringBuilder out = new StringBuilder();
        word.codePoints().forEach(point -> out.appendCodePoint(point > ' ' && point < 0x7f ? 0xfee0 + point : point));
        return out.toString();
    }

    private static List<String> lookAlikes() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FoldedText.class.getResourceAsStream("confusables.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
