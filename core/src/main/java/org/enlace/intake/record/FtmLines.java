// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlace.files.ByteSource;
import org.enlace.intake.record.StrictLineReader.Line;
import org.enlace.model.CaseRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** FollowTheMoney as JSON lines: an entity a line, or an {@code op/entity} change a line. */
public final class FtmLines implements FileRecords {
    private final StrictLineReader lines;
    private final FtmEntityReader entities;

    /** Reads a text in UTF-8. */
    public FtmLines(ByteSource text, RecordContext context) throws IOException {
        this.lines = new StrictLineReader(text.open(), 0);
        this.entities = new FtmEntityReader(context);
    }

    @Override
    public boolean advance(Consumer<RecordOutcome> out, RecordTally tally) throws IOException {
        Optional<Line> line = lines.next();
        if (line.isEmpty()) {
            return false;
        }
        if (line.get().problem().isPresent() || !line.get().text().isBlank()) {
            tally.record();
            line.get()
                    .problem()
                    .ifPresentOrElse(
                            reason -> out.accept(
                                    new RecordOutcome.Refused(line.get().number(), reason)),
                            () -> read(line.get(), out, tally));
        }
        return true;
    }

    private void read(Line line, Consumer<RecordOutcome> out, RecordTally tally) {
        try {
            JsonNode tree = GuardedJson.tree(line.text());
            if (!tree.isObject()) {
                out.accept(new RecordOutcome.Refused(line.number(), RefusalReason.NOT_JSON));
            } else if (tree.path("op").isString() && tree.has("entity")) {
                change(line.number(), tree, out, tally);
            } else {
                entities.read(line.number(), tree, line.text().strip(), out, tally);
            }
        } catch (StreamConstraintsException tooMuch) {
            out.accept(new RecordOutcome.Refused(line.number(), RefusalReason.TOO_DEEP));
        } catch (JacksonException damaged) {
            out.accept(new RecordOutcome.Refused(line.number(), RefusalReason.NOT_JSON));
        }
    }

    private void change(long line, JsonNode tree, Consumer<RecordOutcome> out, RecordTally tally) {
        JsonNode entity = tree.path("entity");
        switch (tree.path("op").stringValue()) {
            case "ADD", "MOD" -> entities.read(line, entity, entity.toString(), out, tally);
            case "DEL" -> {
                String id = FtmEntityReader.id(entity);
                out.accept(
                        id.isEmpty()
                                ? new RecordOutcome.Refused(line, RefusalReason.NO_ID)
                                : new RecordOutcome.Accepted(line, new CaseRecord.Withdrawn(id)));
            }
            default -> out.accept(new RecordOutcome.Refused(line, RefusalReason.UNKNOWN_OPERATION));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
