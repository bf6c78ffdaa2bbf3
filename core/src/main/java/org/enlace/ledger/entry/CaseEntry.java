// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.List;
import java.util.Optional;
import org.enlace.model.OfficerName;

/** What changes the own case files, and who looks at them. Sources and cases stand by a digest. */
public sealed interface CaseEntry extends LedgerEvent {
    /** What a load brought, by what it is. */
    record Brought(long records, long fresh, long changed, long subjects, long links, long statements, long barred) {
        EntryFields fields() {
            return new EntryFields()
                    .with("records", records)
                    .with("fresh", fresh)
                    .with("changed", changed)
                    .with("subjects", subjects)
                    .with("links", links)
                    .with("statements", statements)
                    .with("barred", barred);
        }

        static Brought read(EntryFields in) {
            return new Brought(
                    in.number("records"),
                    in.number("fresh"),
                    in.number("changed"),
                    in.number("subjects"),
                    in.number("links"),
                    in.number("statements"),
                    in.number("barred"));
        }
    }

    /** A file was taken in: the number of the load, who brought it, the digest of the file, what it brought, how many records were refused and how many only counted. */
    record Loaded(long load, OfficerName by, String source, String file, Brought brought, long refused, long counted)
            implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.INTAKE;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("load", load)
                    .with("by", by)
                    .with("source", source)
                    .with("file", file)
                    .with(brought.fields())
                    .with("refused", refused)
                    .with("counted", counted);
        }

        static Loaded read(EntryFields in) {
            return new Loaded(
                    in.number("load"),
                    in.officer("by"),
                    in.text("source"),
                    in.text("file"),
                    Brought.read(in),
                    in.number("refused"),
                    in.number("counted"));
        }
    }

    /** Cases were opened, by marks that do not name them. */
    record Opened(List<String> marks) implements CaseEntry {
        public Opened {
            marks = List.copyOf(marks);
        }

        @Override
        public EntryType type() {
            return EntryType.CASES_OPENED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("cases", marks);
        }

        static Opened read(EntryFields in) {
            return new Opened(in.texts("cases"));
        }
    }

    /** What a load brought may be asked about from now on. */
    record LoadReleased(long load, OfficerName by) implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.LOAD_RELEASED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("load", load).with("by", by);
        }

        static LoadReleased read(EntryFields in) {
            return new LoadReleased(in.number("load"), in.officer("by"));
        }
    }

    /** A source was taken back: how many statements, links and subjects went with it. */
    record SourceWithdrawn(String source, long statements, long links, long subjects, OfficerName by)
            implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.SOURCE_WITHDRAWN;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("source", source)
                    .with("statements", statements)
                    .with("links", links)
                    .with("subjects", subjects)
                    .with("by", by);
        }

        static SourceWithdrawn read(EntryFields in) {
            return new SourceWithdrawn(
                    in.text("source"),
                    in.number("statements"),
                    in.number("links"),
                    in.number("subjects"),
                    in.officer("by"));
        }
    }

    /** Two subjects are one, or no longer. */
    record Merged(long merge, OfficerName by, boolean undone) implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.MERGE;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("merge", merge).with("by", by).with("undone", undone);
        }

        static Merged read(EntryFields in) {
            return new Merged(in.number("merge"), in.officer("by"), in.flag("undone"));
        }
    }

    /** One subject is two, or no longer; the number of statements that went to the new one where it was divided. */
    record Divided(long split, OfficerName by, Optional<Long> statements, boolean undone) implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.SPLIT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("split", split)
                    .with("by", by)
                    .with("statements", statements)
                    .with("undone", undone);
        }

        static Divided read(EntryFields in) {
            return new Divided(in.number("split"), in.officer("by"), in.numberIfAny("statements"), in.flag("undone"));
        }
    }

    /** What had expired was deleted. */
    record ExpiredPurged(long statements, long links, long subjects, long records) implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.PURGE;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("statements", statements)
                    .with("links", links)
                    .with("subjects", subjects)
                    .with("records", records);
        }

        static ExpiredPurged read(EntryFields in) {
            return new ExpiredPurged(
                    in.number("statements"), in.number("links"), in.number("subjects"), in.number("records"));
        }
    }

    /** Subjects who may not be held were deleted. */
    record ProtectedPurged(long subjects) implements CaseEntry {
        private static final String PROTECTED = "PROTECTED";

        @Override
        public EntryType type() {
            return EntryType.PURGE;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("cause", PROTECTED).with("subjects", subjects);
        }

        static ProtectedPurged read(EntryFields in) {
            in.require("cause", PROTECTED);
            return new ProtectedPurged(in.number("subjects"));
        }
    }

    /** A case was exported. */
    record CaseExported(String caseDigest, long lines, OfficerName by) implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.EXPORT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("case", caseDigest)
                    .with("lines", lines)
                    .with("by", by);
        }

        static CaseExported read(EntryFields in) {
            return new CaseExported(in.text("case"), in.number("lines"), in.officer("by"));
        }
    }

    /** A source was exported. */
    record SourceExported(String source, long lines, OfficerName by) implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.EXPORT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("source", source).with("lines", lines).with("by", by);
        }

        static SourceExported read(EntryFields in) {
            return new SourceExported(in.text("source"), in.number("lines"), in.officer("by"));
        }
    }

    /** How often an officer searched and how much was found, how many pictures were drawn and how much was in them. */
    record Looked(long searches, long found, long pictures, long pictured) {
        EntryFields fields() {
            return new EntryFields()
                    .with("searches", searches)
                    .with("found", found)
                    .with("pictures", pictures)
                    .with("pictured", pictured);
        }

        static Looked read(EntryFields in) {
            return new Looked(in.number("searches"), in.number("found"), in.number("pictures"), in.number("pictured"));
        }
    }

    /** The subjects around which pictures were drawn, and the subjects, cases and loads that were opened. */
    record Named(List<String> focuses, List<String> subjects, List<String> cases, List<String> loads) {
        public Named {
            focuses = List.copyOf(focuses);
            subjects = List.copyOf(subjects);
            cases = List.copyOf(cases);
            loads = List.copyOf(loads);
        }

        EntryFields fields() {
            return new EntryFields()
                    .with("focuses", focuses)
                    .with("subjects", subjects)
                    .with("cases", cases)
                    .with("loads", loads);
        }

        static Named read(EntryFields in) {
            return new Named(in.texts("focuses"), in.texts("subjects"), in.texts("cases"), in.texts("loads"));
        }
    }

    /** What an officer looked at in the own files in a quarter of an hour. */
    record OwnRead(OfficerName officer, Looked looked, Named named) implements CaseEntry {
        @Override
        public EntryType type() {
            return EntryType.OWN_READ;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("officer", officer)
                    .with(looked.fields())
                    .with(named.fields());
        }

        static OwnRead read(EntryFields in) {
            return new OwnRead(in.officer("officer"), Looked.read(in), Named.read(in));
        }
    }
}
