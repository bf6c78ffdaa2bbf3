// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * FollowTheMoney as one JSON document: a list of entities, or an object that holds {@code "entities": [...]} at any
 * depth (Aleph's {@code .vis} and {@code .ftm} files). Entities are read one at a time; the rest is skipped.
 */
final class FtmDocument implements Records {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Reader reader;
    private final JsonParser parser;
    private final EntityReader entities;
    private boolean inEntities;
    private boolean found;

    FtmDocument(Input input, RecordContext context) throws IOException {
        this.reader = new InputStreamReader(
                withoutMark(input.open()),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        this.parser = Json.MAPPER.createParser(reader);
        this.entities = new EntityReader(context);
    }

    @Override
    public boolean advance(Consumer<Item> out, Tally tally) throws IOException {
        try {
            return step(out, tally);
        } catch (StreamConstraintsException tooMuch) {
            return broken(RefusalReason.TOO_DEEP, out, tally);
        } catch (JacksonException damaged) {
            boolean bytes = damaged.getCause() instanceof CharacterCodingException;
            return broken(bytes ? RefusalReason.NOT_UTF8 : RefusalReason.BROKEN_DOCUMENT, out, tally);
        }
    }

    private boolean step(Consumer<Item> out, Tally tally) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            if (!found) {
                out.accept(new Item.Refused(1, RefusalReason.NO_ENTITIES));
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

    private void element(JsonToken token, Consumer<Item> out, Tally tally) {
        if (token == JsonToken.END_ARRAY) {
            inEntities = false;
            return;
        }
        found = true;
        tally.record();
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode tree = Json.subtree(parser);
        if (tree.isObject()) {
            entities.read(line, tree, tree.toString(), out, tally);
        } else {
            out.accept(new Item.Refused(line, RefusalReason.NOT_JSON));
        }
    }

    private boolean broken(RefusalReason reason, Consumer<Item> out, Tally tally) {
        tally.record();
        out.accept(new Item.Refused(parser.currentLocation().getLineNr(), reason));
        return false;
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream ahead = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] start = ahead.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            ahead.unread(start);
        }
        return ahead;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        reader.close();
    }
}
