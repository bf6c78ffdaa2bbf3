// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.command.UnusableException;
import org.enlace.names.NameSchema;
import org.enlace.names.ParsedName;
import org.enlace.oprf.Octets;
import org.enlace.text.DateReader;
import org.enlace.text.DateReading;
import org.enlace.text.DateStyle;
import org.enlace.tokens.HandleLine;
import org.enlace.tokens.HandlePoints;
import org.enlace.tokens.HeldTokens;
import org.enlace.tokens.NameTokens;
import org.enlace.veil.tags.LabelledTag;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;

/**
 * Rows of which one column holds a person's name and another the date of birth: 24 questions each, what is missing about random
 * text and those of each form in random order.
 *
 * <p>Published are 24 places for each person; rows with the same tokens are one person. Which tokens are too common is known only
 * when all rows are read, so publishing holds the tokens of all in memory: some 4 KB a person.
 */
record NameRows(RowFile<NameTokens> file, SecureRandom random) implements ComparedRows {
    private static final int BATCH = 4096;
    private static final int MOST = TagLayout.MOST / NameTokens.MOST;

    /** Why a row has no tokens. */
    enum Reason {
        NO_WHOLE_DATE,
        TWO_DATES,
        ONE_WORD,
        NO_NAME
    }

    static NameRows open(Path file, String name, String born) throws IOException {
        DateReader births = new DateReader(DateReader.Kind.BIRTH, DateStyle.USUAL, LocalDate.now(Clock.systemUTC()));
        RowFile<NameTokens> rows =
                RowFile.open(file, List.of(name, born), cells -> read(cells.getFirst(), births.readings(cells.get(1))));
        return new NameRows(rows, new SecureRandom());
    }

    /** A date that can be read with the day first and with the month first, or in two centuries, is not guessed at. */
    private static RowFile.Reading<NameTokens> read(String name, List<DateReading.Known> dates) {
        if (dates.size() > 1) {
            return new RowFile.LeftOut<>(Reason.TWO_DATES);
        }
        if (dates.isEmpty() || dates.getFirst().day() == 0) {
            return new RowFile.LeftOut<>(Reason.NO_WHOLE_DATE);
        }
        DateReading.Known date = dates.getFirst();
        NameTokens tokens = NameTokens.of(name, LocalDate.of(date.year(), date.month(), date.day()));
        if (!tokens.tokens().isEmpty()) {
            return new RowFile.Compared<>(tokens);
        }
        boolean none = ParsedName.of(name, NameSchema.PERSON).isEmpty();
        return new RowFile.LeftOut<>(none ? Reason.NO_NAME : Reason.ONE_WORD);
    }

    @Override
    public List<AskedRow> questions() {
        return file.next().stream().flatMap(this::questions).toList();
    }

    private Stream<AskedRow> questions(RowFile.Row<NameTokens> row) {
        return row.value().questions(random).stream().map(token -> new AskedRow(row.id(), row.raw(), input(token)));
    }

    @Override
    public int publish(VeilKey key, TagLayout layout, TagSort tags) throws IOException {
        HeldTokens held = HeldTokens.of(persons());
        List<Map.Entry<String, int[]>> tokens = List.copyOf(held.bearers().entrySet());
        for (int from = 0; from < tokens.size(); from += BATCH) {
            List<LabelledTag> labelled = tokens.subList(from, Math.min(tokens.size(), from + BATCH)).parallelStream()
                    .map(token -> labelled(key, token.getKey(), token.getValue()))
                    .toList();
            tags.add(layout.labelledEntries(key, labelled));
        }
        return held.fillers();
    }

    private List<List<NameTokens>> persons() {
        Set<NameTokens> persons = new LinkedHashSet<>();
        for (List<RowFile.Row<NameTokens>> next = file.next(); !next.isEmpty(); next = file.next()) {
            next.forEach(row -> persons.add(row.value()));
            if (persons.size() > MOST) {
                throw new UnusableException("veil.too-many", MOST);
            }
        }
        return persons.stream().map(List::of).toList();
    }

    private static LabelledTag labelled(VeilKey key, String token, int[] bearers) {
        List<HandleLine> lines =
                Arrays.stream(bearers).mapToObj(place -> line(key, place)).toList();
        byte[] chance = Arrays.copyOf(key.pseudorandom("points", token), HandlePoints.BYTES);
        return new LabelledTag(input(token), Octets.of(HandlePoints.of(token, lines, chance)));
    }

    /** The line of the person at a place: the same for all of its tokens. */
    private static HandleLine line(VeilKey key, int place) {
        return HandleLine.of(Arrays.copyOf(key.pseudorandom("line", Integer.toString(place)), HandleLine.CHANCE));
    }

    private static VeilInput input(String token) {
        return new VeilInput(TagLayout.NAME_TOKEN, token);
    }
}
