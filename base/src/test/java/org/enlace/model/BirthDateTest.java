// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.model.BirthDate.Absent;
import org.enlace.model.BirthDate.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BirthDateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    static List<String> minors() {
        return List.of("""
            circa 2014|02/2012|\uff12\uff10\uff11\uff14-02-03|2012|2008-2012|años 2010|12/03/12|12 de marzo de 2012|12/III/2012|12032012
            \u0662\u0660\u0661\u0662-\u0660\u0663-\u0661\u0662|\u0968\u0966\u0967\u0968|2012-02-30|2012-00-00|15|15 años|2O12-O3-O4|l2/03/2012
            03/12/2008|201X|20XX|2010s|2012-03-05T00:00:00|lunes 5 de marzo de 2012|5 mars 2012|12 março 2012|120312|41000|niña|menor de edad
            nacido en 2012|después de 2000|aprox. 2007|hijo 2014 padre 1984|5 meses|2012/1984|2008-11-30|12.03.12 10:30|edad: 9|Mar 5, 2012
            """.strip().split("[|\n]", -1));
    }

    @ParameterizedTest
    @MethodSource("minors")
    void theYoungestReadingDecides(String text) {
        BirthDate read = BirthDate.of(text, DAY);
        assertThat(read).isInstanceOf(BirthDate.Within.class);
        assertThat(read.mayBeMinors(DAY)).isTrue();
    }

    static List<String> adults() {
        return List.of("""
            1984|1984-03-12|1984 aprox.|12 de marzo del 1984|12/III/1984|12031984|12/03/29|03/1984|años 80|1980s|80s|198?|19XX|circa 1984|~1984
            12/03/84|84/03/12|XX/XX/1984|00/00/1984|1984-03-12T00:00:00Z|12 mar 1984|March 12, 1984|mar-84|1984?|1984-1986|entre 1980 y 1990
            antes de 1990|12.03.1984|12-03-1984 00:00:00|lunes, 12 de marzo de 1984|a los 12 días del mes de marzo de 1984|30753|5031984|120384
            42 años|45|84|1º de marzo de 1984|1o de março de 1984|1er mars 1984|1984 (según pasaporte)|adulto|mayor de edad|1984.0|hacia 1975
            12/03/1984 10:30 PM|década de 1970|finales de los 70|los 80|1984-W10|12:03:1984|16 ABR 1991|14/Set/1990|2008-11-29|05/06/2005
            \u0660\u0665/\u0660\u0666/\u0661\u0669\u0668\u0660|12 de abril 84|nacido el 3 de enero de 1979 en San José
            """.strip().split("[|\n]", -1));
    }

    @ParameterizedTest
    @MethodSource("adults")
    void anAdultsDateIsReadAsOne_howeverItIsWritten(String text) {
        BirthDate read = BirthDate.of(text, DAY);
        assertThat(read).isInstanceOf(BirthDate.Within.class);
        assertThat(read.mayBeMinors(DAY)).isFalse();
    }

    @Test
    void whatSaysThatNothingIsKnown_isAbsent() {
        Stream.of(
                        "S/D",
                        "N/A",
                        "n.d.",
                        "sin dato",
                        "Sin información",
                        "desconocido",
                        "DESCONOCIDA",
                        "no consta",
                        "-",
                        "",
                        "  ",
                        "???",
                        "0000-00-00",
                        "99/99/9999",
                        "dd/mm/aaaa",
                        "sem data",
                        "unknown",
                        "\u200b",
                        "xx/xx/xxxx")
                .forEach(text -> assertThat(BirthDate.of(text, DAY)).as(text).isEqualTo(new Absent()));
    }

    @Test
    void whatCannotBeRead_protects() {
        Stream.of("abc", "2029-03-12", "12/29", "marzo 12", "mil novecientos ochenta", "1/1/0084", "пять", "25/12")
                .forEach(text -> {
                    assertThat(BirthDate.of(text, DAY)).as(text).isEqualTo(new Unreadable());
                    assertThat(BirthDate.of(text, DAY).mayBeMinors(DAY)).isTrue();
                });
    }

    @Test
    void anAgeInDaysWeeksOrMonths_isWhatItIs() {
        assertThat(BirthDate.ofAge("26 semanas", DAY))
                .isEqualTo(new BirthDate.Within(DAY.minusWeeks(27).plusDays(1), DAY.minusWeeks(26), true));
        assertThat(BirthDate.ofAge("230 meses", DAY).mayBeMinors(DAY)).isFalse();
        assertThat(BirthDate.ofAge("40 lunas", DAY)).isInstanceOf(Unreadable.class);
        Stream.of("45 días", "edad: 45 d", "40 m", "nacido hace 40 semanas", "edad 50 sem")
                .forEach(text -> assertThat(BirthDate.of(text, DAY).mayBeMinors(DAY))
                        .as("a birth date that is an age")
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "15,true",
        "15 años,true",
        "17.5,true",
        "0,true",
        "16-18,true",
        "doce,true",
        "2014,true",
        "\uff11\uff15,true",
        "45,false",
        "35.5,false",
        "18,false",
        "S/D,false",
        "mayor de edad,false",
        "35 años 4 meses,false",
        "1984,false",
        "20 días,true",
        "45 DÍAS,true",
        "26 semanas,true",
        "30 days,true",
        "24 m,true",
        "20m,true",
        "20 mths,true",
        "20 (meses),true",
        "40 sem.,true",
        "28 jours,true",
        "19 mois,true",
        "30 mês,true",
        "20 a 30 meses,true",
        "edad en meses: 30,true",
        "40 lunas,true",
        "45 (casado),true",
        "menor de 18,true",
        "< 30,true",
        "años: 20 meses: 4,true",
        "300 meses,false",
        "7300 días,false",
        "42 años 3 d,false",
        "42 years old,false",
        "42 anos de idade,false",
        "aprox. 42,false",
        "42 a,false",
        "40 a 45 años,false",
        "'',false"
    })
    void anAgeIsReadAsOne(String text, boolean minor) {
        assertThat(BirthDate.ofAge(text, DAY).mayBeMinors(DAY)).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({
        "12 de marzo del 1984,1984-03-12",
        "12/III/1984,1984-03-12",
        "03/1984,1984-03",
        "1984,1984",
        "25/12/84,1984-12-25",
        "circa 1984,''",
        "12/03/1984,''"
    })
    void oneMeaning_hasOneForm(String text, String iso) {
        assertThat(BirthDate.of(text, DAY).iso().orElse("")).isEqualTo(iso);
    }
}
