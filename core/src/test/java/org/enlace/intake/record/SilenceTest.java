// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlace.intake.RefusedRows;
import org.enlace.intake.record.Readings.Outcome;
import org.junit.jupiter.api.Test;

/** Plants values in files that are refused in every way, and looks for them in all that is said about it. */
class SilenceTest {
    private static final String PLANTED = "Sombra Quintanilla";

    @Test
    void noMessage_holdsWhatAFileSays() throws IOException {
        List<String> files = List.of(
                "{\"id\":\"" + PLANTED + "\",\"schema\":\"Person\",\"properties\":{\"name\":[\"" + PLANTED
                        + "\"],\"role\":[\"victim\"]}}",
                "{\"id\":\"" + PLANTED + "\",\"schema\":\"Person\",\"properties\":{\"name\":[\"" + PLANTED
                        + "\"],\"role\":[\"migrant\"]}}",
                "{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"" + PLANTED + "\":[\"" + PLANTED + "\"",
                "{\"id\":\"x\",\"schema\":\"Person\",\"" + PLANTED + "\":1,\"" + PLANTED + "\":2}",
                "{\"op\":\"" + PLANTED + "\",\"entity\":{}}",
                "{\"entities\":[{\"id\":\"" + PLANTED + "\"},{\"" + PLANTED + "\"",
                "{\"id\":\"x\",\"schema\":\"Person\",\"enlace\":{\"grade\":\"" + PLANTED + "\"}}",
                "{\"id\":\"x\",\"schema\":\"Person\",\"properties\":\"" + PLANTED + "\"}",
                "nombre,nacimiento\n" + PLANTED + "," + PLANTED + "\n" + PLANTED + "\n\"" + PLANTED + "\n",
                "nombre,grado\n" + PLANTED + "," + PLANTED + "\n",
                PLANTED);
        for (String file : files) {
            Outcome outcome = Readings.read("a", file);
            assertThat(outcome.refusals()).as("something is refused").isNotEmpty();
            StringBuilder said = new StringBuilder();
            outcome.items().stream()
                    .filter(item -> !(item instanceof RecordOutcome.Accepted))
                    .forEach(said::append);
            said.append(outcome.report()).append(IntakeInput.of("a", file.getBytes(StandardCharsets.UTF_8)));
            new RefusedRows(outcome.items()).write(said);
            assertThat(said.toString()).doesNotContain("Sombra").doesNotContain("Quintanilla");
        }
    }
}
