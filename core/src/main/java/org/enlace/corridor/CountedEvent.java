// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import java.util.Locale;
import java.util.Optional;

/** What a count counts; two kinds are never added up. */
public enum CountedEvent {
    ENTRY,
    EXIT,
    TRANSIT,
    REGISTRATION;

    /** Reads the English, Spanish or Portuguese word. */
    static Optional<CountedEvent> parse(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "entry", "entrada", "ingreso", "irregular entry", "ingreso irregular" -> Optional.of(ENTRY);
            case "exit", "salida", "egreso", "saída", "saida" -> Optional.of(EXIT);
            case "transit", "tránsito", "transito", "trânsito" -> Optional.of(TRANSIT);
            case "registration", "registro" -> Optional.of(REGISTRATION);
            default -> Optional.empty();
        };
    }
}
