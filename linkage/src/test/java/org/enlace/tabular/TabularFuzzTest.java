// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.files.RecognisedFile;

/**
 * What reads delimited text, JSON lines, Parquet and models takes any bytes; inputs that once failed are read each time. To look for
 * more, one method at a time: {@code JAZZER_FUZZ=1 ./mvnw -pl core test -Dtest=TabularFuzzTest#table*}.
 */
class TabularFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void tableIsReadOrRefused_theSameInAnyNumberOfPieces(byte[] text) throws IOException {
        Path file = Files.createTempFile("fuzz", ".csv");
        try {
            Files.write(file, text);
            String whole = read(file, 1);
            assertThat(read(file, 3)).isEqualTo(whole);
        } finally {
            Files.delete(file);
        }
    }

    private static String read(Path file, int pieces) throws IOException {
        try {
            RecognisedFile seen = RecognisedFile.of(() -> Files.newInputStream(file));
            LoadedTable loaded = seen instanceof RecognisedFile.Text text && !text.isJson()
                    ? CsvFileTest.csv(file, ChosenColumns.NOTHING, pieces).load("t")
                    : TableFiles.read(file, "t", ChosenColumns.NOTHING, pieces);
            StringBuilder all = new StringBuilder(loaded.notes().toString());
            List<String> columns = loaded.table().columnNames();
            for (int row = 0; row < loaded.table().size(); row++) {
                all.append('\n').append(loaded.table().id(row));
                for (String column : columns) {
                    all.append('|').append(loaded.table().value(row, column));
                }
            }
            return all.toString();
        } catch (TabularException refused) {
            return refused.reason().name();
        }
    }

    @FuzzTest(maxDuration = "30s")
    void modelIsReadOrRefused(byte[] json) {
        try {
            assertThat(ModelFile.parse("m", json).comparisons()).isNotEmpty();
        } catch (TabularException refused) {
            assertThat(refused.reason()).isEqualTo(TabularException.Reason.MODEL);
        }
    }
}
