// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.enlace.files.NonTableKind.Family;

/**
 * XML of a spreadsheet, tag by tag in flat memory. Document types are not read, so no entity grows and none names a file; a tag or
 * a text longer than {@link #LONGEST} is refused.
 */
final class XmlTags implements Closeable {
    /** Of one tag and of the text behind it, in bytes. */
    static final int LONGEST = 64 << 20;

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final String format;
    private final XMLStreamReader reader;

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    XmlTags(InputStream in, String format) throws IOException {
        this.in = in;
        this.format = format;
        try {
            synchronized (FACTORY) {
                reader = FACTORY.createXMLStreamReader(new Tags(new BufferedInputStream(in, 1 << 16)));
            }
        } catch (XMLStreamException | RuntimeException damaged) {
            in.close();
            throw new FilesException(new NonTableKind(Family.DAMAGED, format));
        }
    }

    /** The next thing: one of the constants of {@link XMLStreamConstants}; {@code END_DOCUMENT} again and again at the end. */
    int next() throws IOException {
        try {
            return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException damaged) {
            throw damaged.getNestedException() instanceof IOException failed
                    ? failed
                    : new FilesException(new NonTableKind(Family.DAMAGED, format));
        } catch (RuntimeException damaged) {
            throw new FilesException(new NonTableKind(Family.DAMAGED, format));
        }
    }

    /** Goes on to the next tag that opens; false at the end. */
    boolean toStart() throws IOException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT) {
            event = next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** Name of the tag without its prefix. */
    String name() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    /** An attribute by its name without prefix. */
    Optional<String> attribute(String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return Optional.of(reader.getAttributeValue(at));
            }
        }
        return Optional.empty();
    }

    /** An attribute as a number of 1 or more, 1 where there is none. */
    int count(String name) throws IOException {
        try {
            return Math.max(1, attribute(name).map(Integer::parseInt).orElse(1));
        } catch (NumberFormatException damaged) {
            throw new FilesException(new NonTableKind(Family.DAMAGED, format));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Refuses what goes on for too long without a tag that opens or closes. */
    private static final class Tags extends FilterInputStream {
        private long since;

        Tags(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int at, int length) throws IOException {
            int got = super.read(target, at, length);
            for (int place = at; place < at + got; place++) {
                since = target[place] == '<' ? 0 : since + 1;
            }
            if (since > LONGEST) {
                throw new FilesException(new NonTableKind(Family.TOO_LARGE, ""));
            }
            return got;
        }
    }
}
