// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.enlace.names.words.WordList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalFormsTest {
    @Test
    void theListIsWhatGleifPublishes(@TempDir Path folder) throws IOException {
        String data = System.getenv("ENLACE_DATA");
        Path list = Path.of(data == null ? "" : data, "linkage", "companies", "elf-codes-1.4.1.csv");
        assumeTrue(data != null && Files.isRegularFile(list), "ENLACE_DATA names no folder: skipped");
        Path made = folder.resolve("made.txt");
        MakeLegalForms.main(new String[] {list.toString(), made.toString()});
        try (BufferedReader bundled = WordList.open("legal-forms.txt")) {
            assertThat(bundled.lines().collect(Collectors.joining("\n", "", "\n")))
                    .isEqualTo(Files.readString(made));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Ceiba Azul S.A. de C.V., STOCK",
        "Ceiba Azul S. A., STOCK",
        "Sociedad Anónima Ceiba Azul, STOCK",
        "Ceiba Azul Ltda., LIMITED",
        "Ceiba Azul Sociedad de Responsabilidad Limitada, LIMITED",
        "Ceiba Azul GmbH, LIMITED",
        "ООО Ромашка, LIMITED",
        "Ceiba Azul S. en C., PARTNERSHIP",
        "Ceiba Azul E.I.R.L., SINGLE",
        "Ceiba Azul & Cía., GENERAL"
    })
    void knowsItsKind_howeverItIsWritten(String name, LegalForm kind) {
        ParsedName reading = ParsedName.of(name, NameSchema.COMPANY);

        assertThat(reading.forms() & kind.bit()).isNotZero();
        assertThat(reading.parts())
                .extracting(NamePart::text)
                .isNotEmpty()
                .allMatch(word -> word.matches("ceiba|azul|romashka"));
    }

    @Test
    void keepsItsWords_whereNothingElseIsLeft() {
        assertThat(ParsedName.of("Limitada S.A.", NameSchema.COMPANY).parts()).isNotEmpty();
    }
}
