// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.enlace.corridor.CountFile.Reason;
import org.junit.jupiter.api.Test;

class CountFileTest {
    private final CorridorCrossings crossings = CorridorCrossings.bundled();

    @Test
    void spanishHeaders_areReadAndOtherColumnsSummedOver() {
        CountFile file = parse("""
            mes;cruce;evento;nacionalidad;sexo;cantidad
            2026-03;Peñas Blancas;entrada;VE;F;12
            2026-03;penas blancas;ENTRADA;ve;M;30
            """);
        assertThat(file.counts())
                .containsExactly(new EventCount("penas-blancas", YearMonth.of(2026, 3), CountedEvent.ENTRY, "VE", 42));
        assertThat(file.refused()).isEmpty();
    }

    @Test
    void badLines_areRefusedWithTheirNumberAndTheRestIsRead() {
        CountFile file = parse("""
            crossing,month,event,group,count
            nowhere,2026-03,entry,VE,12
            acandi,March,entry,VE,12
            acandi,2026-03,dance,VE,12
            acandi,2026-03,entry,Venezuela,12
            acandi,2026-03,entry,VE,-1
            acandi,2026-03,entry
            acandi,2026-03,entry,VE,12
            """);
        assertThat(file.counts()).hasSize(1);
        assertThat(file.refused())
                .extracting(CountFile.Refused::code)
                .containsExactly(
                        Reason.UNKNOWN_CROSSING,
                        Reason.BAD_MONTH,
                        Reason.UNKNOWN_EVENT,
                        Reason.BAD_GROUP,
                        Reason.BAD_COUNT,
                        Reason.RAGGED);
        assertThat(file.refused()).extracting(CountFile.Refused::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aFileWithoutTheColumns_isRefusedWhole() {
        assertThat(parse("a,b\n1,2\n").refused())
                .extracting(CountFile.Refused::code)
                .containsExactly(Reason.NO_COLUMNS);
    }

    @Test
    void everyNextPoint_isAPoint() {
        assertThat(crossings.all())
                .hasSizeGreaterThan(20)
                .allSatisfy(crossing -> assertThat(crossing.next())
                        .allSatisfy(next -> assertThat(crossings.find(next)).isPresent()));
    }

    private CountFile parse(String text) {
        return CountFile.parse(text.getBytes(StandardCharsets.UTF_8), crossings);
    }
}
