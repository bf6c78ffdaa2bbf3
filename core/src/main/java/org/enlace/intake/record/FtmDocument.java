// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.enlace.files.ByteSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * FollowTheMoney as one JSON document: a list of entities, or an object that holds {@code "entities": [...]} at any
 * depth (Aleph's {@code .vis} and {@code .ftm} files). Entities are read one at a time; the rest is skipped.
 */
public final class FtmDocument implements FileRecords {
    private final Reader reader;
    private final JsonParser parser;
    private final FtmEntityReader entities;
    private boolean inEntities;
    private boolean found;

    /** Reads a text in UTF-8 without a mark. */
    public FtmDocument(ByteSource text, RecordContext context) throws IOException {
        this.reader = new InputStreamReader(
                text.open(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        this.parser = GuardedJson.MAPPER.createParser(reader);
        this.entities = new FtmEntityReader(context);
    }

    @Override
    public boolean advance(Consumer<RecordOutcome> out, RecordTally tally) throws IOException {
        try {
            return step(out, tally);
        } catch (StreamConstraintsException tooMuch) {
            return broken(RefusalReason.TOO_DEEP, out, tally);
        } catch (JacksonException damaged) {
            boolean bytes = damaged.getCause() instanceof CharacterCodingException;
            return broken(bytes ? RefusalReason.NOT_UTF8 : RefusalReason.BROKEN_DOCUMENT, out, tally);
        }
    }

    private boolean step(Consumer<RecordOutcome> out, RecordTally tally) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            if (!found) {
                out.accept(new RecordOutcome.Refused(1, RefusalReason.NO_ENTITIES));
            }
            return false;
        }
        if (inEntities) {
            element(token, out, tally);
        } else if (token == JsonToken.START_ARRAY && opensEntities()) {
            inEntities = true;
        }
        return true;
    }

    private boolean opensEntities() {
        var place = parser.streamReadContext().getParent();
        return place == null || place.inRoot() || "entities".equals(place.currentName());
    }

    private void element(JsonToken token, Consumer<RecordOutcome> out, RecordTally tally) {
        if (token == JsonToken.END_ARRAY) {
            inEntities = false;
            return;
        }
        found = true;
        tally.record();
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode tree = GuardedJson.subtree(parser);
        if (tree.isObject()) {
            entities.read(line, tree, tree.toString(), out, tally);
        } else {
            out.accept(new RecordOutcome.Refused(line, RefusalReason.NOT_JSON));
        }
    }

    private boolean broken(RefusalReason reason, Consumer<RecordOutcome> out, RecordTally tally) {
        tally.record();
        out.accept(new RecordOutcome.Refused(parser.currentLocation().getLineNr(), reason));
        return false;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        reader.close();
    }
}
