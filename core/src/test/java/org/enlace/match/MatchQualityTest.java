// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.enlace.match.MatchScore.Likeness;
import org.enlace.model.SubjectKind;
import org.enlace.region.RegionSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floors under what the bundled model reaches on a region on which it was not estimated. */
class MatchQualityTest {
    @Test
    void findsPeople_andIsRightWhereItIsCertain(@TempDir Path folder) {
        RegionRecords region = RegionRecords.of(folder, 2, RegionSize.SMALL);

        MatchQuality certain = MatchQuality.of(region, Likeness.CERTAIN, SubjectKind.PERSON);
        MatchQuality possible = MatchQuality.of(region, Likeness.POSSIBLE, SubjectKind.PERSON);

        assertThat(certain.precision()).as(certain.toString()).isGreaterThanOrEqualTo(0.98);
        assertThat(certain.recall()).as(certain.toString()).isGreaterThanOrEqualTo(0.75);
        assertThat(possible.precision()).as(possible.toString()).isGreaterThanOrEqualTo(0.75);
        assertThat(possible.recall()).as(possible.toString()).isGreaterThanOrEqualTo(0.95);
        assertThat(possible.fuzzyRecall()).as(possible.toString()).isGreaterThanOrEqualTo(0.93);
    }
}
