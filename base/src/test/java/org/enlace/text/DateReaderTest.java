// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enlace.model.BirthDate;
import org.enlace.text.DateReader.Kind;
import org.enlace.text.DateReading.Known;
import org.enlace.text.DateStyle.Digits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the reader to {@code vectors/text/dates.json}, and to what is true of any date. */
class DateReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final DateReader BIRTHS = new DateReader(Kind.BIRTH, DateStyle.USUAL, TODAY);
    private static final List<String> MONTHS = List.of(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "setiembre",
            "octubre",
            "noviembre",
            "diciembre");
    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    private static JsonNode vectors() throws IOException {
        Path here = Path.of("vectors");
        Path folder = Files.isDirectory(here) ? here : Path.of("..", "vectors");
        return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("text/dates.json")));
    }

    private static String read(Kind kind, DateOrder order, String text) {
        return new DateReader(kind, DateStyle.of(order), TODAY).read(text).edtf();
    }

    @TestFactory
    Stream<DynamicTest> everyVectorIsReadAsABirthAndAsAnEvent_inEitherOrder() throws IOException {
        assertThat(vectors().get("today").asString()).isEqualTo(TODAY.toString());
        return vectors().get("vectors").valueStream().map(vector -> {
            String text = vector.get("text").asString();
            String birth = vector.get("birth").asString();
            String event = vector.get("event").asString();
            return DynamicTest.dynamicTest(text, () -> {
                assertThat(read(Kind.BIRTH, DateOrder.DAY_FIRST, text)).isEqualTo(birth);
                assertThat(read(Kind.EVENT, DateOrder.DAY_FIRST, text)).isEqualTo(event);
                assertThat(read(Kind.BIRTH, DateOrder.MONTH_FIRST, text))
                        .isEqualTo(vector.path("birthMonthFirst").asString(birth));
                assertThat(read(Kind.EVENT, DateOrder.MONTH_FIRST, text))
                        .isEqualTo(vector.path("eventMonthFirst").asString(event));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> digitsAreReadAsTheirColumnWritesThem() throws IOException {
        return vectors().get("digits").valueStream().map(vector -> {
            String text = vector.get("text").asString();
            Digits digits = Digits.valueOf(vector.get("column").asString());
            return DynamicTest.dynamicTest(
                    text + " " + digits,
                    () -> assertThat(BIRTHS.in(new DateStyle(DateOrder.DAY_FIRST, digits))
                                    .read(text)
                                    .edtf())
                            .isEqualTo(vector.get("birth").asString()));
        });
    }

    /** Every 37th day since 1910, and the last days of February. */
    private static Stream<LocalDate> days() {
        return Stream.concat(
                IntStream.range(0, 1150).mapToObj(at -> LocalDate.of(1910, 1, 1).plusDays(at * 37L)),
                IntStream.range(1910, 2027)
                        .mapToObj(year -> LocalDate.of(year, 3, 1).minusDays(1)));
    }

    private static Stream<String> written(LocalDate date, DateOrder order) {
        boolean dayFirst = order == DateOrder.DAY_FIRST;
        String name = MONTHS.get(date.getMonthValue() - 1);
        String numbers = dayFirst ? "%1$td/%1$tm/%1$tY" : "%1$tm/%1$td/%1$tY";
        return Stream.of(
                        "%1$tY-%1$tm-%1$td",
                        "%1$tY%1$tm%1$td",
                        "%1$tY/%1$tm/%1$td 00:00:00",
                        "%1$tY-%1$tm-%1$tdT13:45:00Z",
                        numbers,
                        numbers.replace('/', '.'),
                        " " + numbers.replace('/', '-') + ",",
                        numbers.replace("/", ""),
                        "lunes " + numbers,
                        "%1$te de " + name + " del %1$tY",
                        "%1$te-" + name.substring(0, 3) + "-%1$tY",
                        name + " %1$teth, %1$tY",
                        "%1$te/" + ROMAN.get(date.getMonthValue() - 1) + "/%1$tY")
                .map(form -> String.format(Locale.ROOT, form, date));
    }

    @Test
    void aDateIsReadBackAsItself_howeverItIsWritten() {
        for (DateOrder order : DateOrder.values()) {
            DateReader births = BIRTHS.in(DateStyle.of(order));
            DateReader events = new DateReader(Kind.EVENT, DateStyle.of(order), TODAY);
            days().forEach(day -> written(day, order).forEach(text -> {
                assertThat(births.read(text).iso()).as(text).contains(day.toString());
                assertThat(events.read(text).iso()).as(text).contains(day.toString());
            }));
        }
    }

    @Test
    void whatIsWrittenOfADate_isAllThatIsRead() {
        days().forEach(day -> {
            String month = day.toString().substring(0, 7);
            String year = day.toString().substring(0, 4);
            Stream.of(
                            "%1$tm/%1$tY",
                            "%1$tY-%1$tm-00",
                            "00/%1$tm/%1$tY",
                            "XX/%1$tm/%1$tY",
                            MONTHS.get(day.getMonthValue() - 1) + " de %1$tY")
                    .map(form -> String.format(Locale.ROOT, form, day))
                    .forEach(
                            text -> assertThat(BIRTHS.read(text).iso()).as(text).contains(month));
            Stream.of("%1$tY", "%1$tY-00-00", "00/00/%1$tY", "XX/XX/%1$tY", "%1$tY.0")
                    .map(form -> String.format(Locale.ROOT, form, day))
                    .forEach(
                            text -> assertThat(BIRTHS.read(text).iso()).as(text).contains(year));
        });
    }

    @Test
    void aBirthIsNeverAfterToday() throws IOException {
        List<String> texts = vectors()
                .get("vectors")
                .valueStream()
                .map(vector -> vector.get("text").asString())
                .toList();
        List<String> short2 = days().flatMap(day -> Stream.of(
                        String.format(Locale.ROOT, "%1$td/%1$tm/%1$ty", day),
                        String.format(Locale.ROOT, "%1$tm/%1$ty", day)))
                .toList();
        for (LocalDate today :
                List.of(LocalDate.of(1999, 12, 31), LocalDate.of(2000, 1, 1), TODAY, LocalDate.of(2031, 6, 1))) {
            DateReader births = new DateReader(Kind.BIRTH, DateStyle.USUAL, today);
            Stream.concat(texts.stream(), short2.stream())
                    .forEach(text -> births.read(text)
                            .iso()
                            .ifPresent(iso -> assertThat(iso).as(text).isLessThanOrEqualTo(today.toString())));
        }
    }

    /** One reading and the protecting one are two questions to one text; they must not part. */
    @Test
    void aBirthIsReadAsOneOfTheDaysThatProtectionSees() throws IOException {
        vectors()
                .get("vectors")
                .valueStream()
                .map(vector -> vector.get("text").asString())
                .forEach(text -> {
                    BirthDate seen = BirthDate.of(text, TODAY);
                    if (seen instanceof BirthDate.Within(LocalDate first, LocalDate last, boolean _)
                            && BIRTHS.read(text) instanceof Known(int year, int month, int day)) {
                        LocalDate from = LocalDate.of(year, Math.max(1, month), Math.max(1, day));
                        assertThat(last).as(text).isAfterOrEqualTo(from);
                        assertThat(first.getYear()).as(text).isLessThanOrEqualTo(year);
                    }
                    if (seen instanceof BirthDate.Absent) {
                        assertThat(BIRTHS.read(text).iso()).as(text).isEmpty();
                    }
                });
    }

    @Test
    void readingsAreAllThatTheNumbersCanMean() {
        assertThat(BIRTHS.readings("03/04/1980")).containsExactly(new Known(1980, 4, 3), new Known(1980, 3, 4));
        assertThat(BIRTHS.readings("25/04/1980")).containsExactly(new Known(1980, 4, 25));
        assertThat(BIRTHS.readings("04/04/1980")).hasSize(1);
        assertThat(BIRTHS.readings("25/04/80")).containsExactly(new Known(1980, 4, 25));
        assertThat(BIRTHS.readings("25/04/07")).containsExactly(new Known(2007, 4, 25), new Known(1907, 4, 25));
        assertThat(BIRTHS.readings("1980-04")).hasSize(1);
        assertThat(BIRTHS.readings("x")).isEmpty();
    }
}
