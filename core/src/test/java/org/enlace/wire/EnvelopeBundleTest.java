// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.enlace.card.WireException;
import org.junit.jupiter.api.Test;

class EnvelopeBundleTest {
    private static byte[] export(Room from, Room to) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new EnvelopeBundle(from.mailroom).export(to.id(), file);
        return file.toByteArray();
    }

    private static EnvelopeBundle.Contents take(Room room, byte[] file) throws IOException {
        return new EnvelopeBundle(room.mailroom).take(new ByteArrayInputStream(file));
    }

    @Test
    void bundle_movesEnvelopesAndReceipts_withoutALine() throws Exception {
        try (Room colombia = Room.fresh("co-bundle");
                Room panama = Room.fresh("pa-bundle");
                Room mexico = Room.fresh("mx-bundle")) {
            colombia.pin(panama.card(1));
            panama.pin(colombia.card(1));
            mexico.pin(colombia.card(1));
            colombia.send(panama.id(), "one plain note");
            colombia.send(panama.id(), "no");
            byte[] there = export(colombia, panama);
            assertThat(new String(there, StandardCharsets.ISO_8859_1)).doesNotContain("one plain note", "co-bundle");

            damaged(there, panama, mexico);

            assertThat(take(panama, there)).isEqualTo(new EnvelopeBundle.Contents(2, 0, 0));
            assertThat(take(panama, there)).as("again").isEqualTo(new EnvelopeBundle.Contents(2, 0, 0));
            assertThat(panama.applied()).containsExactly("one plain note");
            byte[] back = export(panama, colombia);
            assertThat(take(colombia, back)).isEqualTo(new EnvelopeBundle.Contents(0, 2, 0));
            assertThat(colombia.traffic()).isEqualTo(new EnvelopeTraffic(2, 2, 0, 0, 0, 0));
            assertThat(take(colombia, export(panama, colombia))).isEqualTo(new EnvelopeBundle.Contents(0, 0, 0));
        }
    }

    private static void damaged(byte[] file, Room panama, Room mexico) {
        assertThatThrownBy(() -> take(mexico, file)).isInstanceOf(WireException.class);
        for (int at = 0; at < file.length; at += 11) {
            byte[] bad = file.clone();
            bad[at] ^= 4;
            assertThatThrownBy(() -> take(panama, bad)).as("byte %d", at).isInstanceOf(WireException.class);
        }
        byte[] cut = Arrays.copyOf(file, file.length - 21);
        assertThatThrownBy(() -> take(panama, cut)).isInstanceOf(WireException.class);
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        assertThatThrownBy(() -> take(panama, longer)).isInstanceOf(WireException.class);
    }
}
