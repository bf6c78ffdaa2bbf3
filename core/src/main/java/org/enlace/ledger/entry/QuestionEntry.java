// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.List;
import java.util.Optional;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;

/** Questions and answers between two nodes: tags, question sets, chunks, hits. */
public sealed interface QuestionEntry extends LedgerEvent {
    /** With whom, under which agreement, in which class of identifiers and which epoch. */
    record Scope(AuthorityId partner, AgreementDigest agreement, ClassLabel identifierClass, long epoch) {
        EntryFields fields() {
            return new EntryFields()
                    .with("partner", partner)
                    .with("agreement", agreement)
                    .with("class", identifierClass)
                    .with("epoch", epoch);
        }

        static Scope read(EntryFields in) {
            return new Scope(
                    in.authority("partner"), in.agreement("agreement"), in.classLabel("class"), in.number("epoch"));
        }
    }

    /** The set that a delta changes, by its digest, and how many tags it changes. */
    record Delta(String base, long changes) {
        static Optional<Delta> readIfAny(EntryFields in) {
            return in.has("base") ? Optional.of(read(in)) : Optional.empty();
        }

        EntryFields fields() {
            return new EntryFields().with("base", base).with("changes", changes);
        }

        static Delta read(EntryFields in) {
            return new Delta(in.text("base"), in.number("changes"));
        }
    }

    /** A tag set: how many tags, its digest, and what it changed where only that was sent. */
    record Tags(Scope scope, long size, String content, Optional<Delta> delta) {
        EntryFields fields() {
            return new EntryFields()
                    .with(scope.fields())
                    .with("size", size)
                    .with("content", content)
                    .with(delta.map(Delta::fields).orElse(new EntryFields()));
        }

        static Tags read(EntryFields in) {
            return new Tags(Scope.read(in), in.number("size"), in.text("content"), Delta.readIfAny(in));
        }
    }

    /** Own tags went to the partner. */
    record TagsSent(Tags tags) implements QuestionEntry {
        @Override
        public EntryType type() {
            return EntryType.TAGS_SENT;
        }

        @Override
        public EntryFields fields() {
            return tags.fields();
        }
    }

    /** The partner's tags came. */
    record TagsReceived(Tags tags) implements QuestionEntry {
        @Override
        public EntryType type() {
            return EntryType.TAGS_RECEIVED;
        }

        @Override
        public EntryFields fields() {
            return tags.fields();
        }
    }

    /** A question set: the id of its manifest, what it commits to, and in how many chunks it goes. */
    record Manifest(String manifest, String root, long chunks) {
        EntryFields fields() {
            return new EntryFields()
                    .with("manifest", manifest)
                    .with("root", root)
                    .with("chunks", chunks);
        }

        static Manifest read(EntryFields in) {
            return new Manifest(in.text("manifest"), in.text("root"), in.number("chunks"));
        }
    }

    /** A question set went: how many questions it asks in all, the envelope of each chunk in order, and the oversight officer where one signed it. */
    record SetSent(
            Scope scope,
            Manifest manifest,
            long questionsOfSet,
            Purpose purpose,
            List<String> envelopes,
            Optional<OfficerName> officer)
            implements QuestionEntry {
        public SetSent {
            envelopes = List.copyOf(envelopes);
        }

        @Override
        public EntryType type() {
            return EntryType.QUERY_SENT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with(scope.fields())
                    .with(manifest.fields())
                    .with("questions", questionsOfSet)
                    .with("purpose", purpose)
                    .with("envelopes", envelopes)
                    .with("officer", officer.map(OfficerName::value));
        }

        static SetSent read(EntryFields in) {
            return new SetSent(
                    Scope.read(in),
                    Manifest.read(in),
                    in.number("questions"),
                    in.purpose("purpose"),
                    in.texts("envelopes"),
                    in.officerIfAny("officer"));
        }
    }

    /** One chunk's answer: how many questions that chunk asks, the budget left after it, the digest of the answer and the envelope that brings it. */
    record Answer(long chunk, long questionsOfChunk, long budgetLeft, String digest, String envelope) {
        EntryFields fields() {
            return new EntryFields()
                    .with("chunk", chunk)
                    .with("questions", questionsOfChunk)
                    .with("left", budgetLeft)
                    .with("answer", digest)
                    .with("envelope", envelope);
        }

        static Answer read(EntryFields in) {
            return new Answer(
                    in.number("chunk"),
                    in.number("questions"),
                    in.number("left"),
                    in.text("answer"),
                    in.text("envelope"));
        }
    }

    /** A chunk of a partner's set was answered; {@code questionsOfSet} is the number of all its questions. */
    record ChunkAnswered(Scope scope, Manifest manifest, long questionsOfSet, Answer answer) implements QuestionEntry {
        @Override
        public EntryType type() {
            return EntryType.QUERY_ANSWERED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with(scope.fields())
                    .with(manifest.fields())
                    .with("count", questionsOfSet)
                    .with(answer.fields());
        }

        static ChunkAnswered read(EntryFields in) {
            return new ChunkAnswered(Scope.read(in), Manifest.read(in), in.number("count"), Answer.read(in));
        }
    }

    /** The answer to a chunk of an own set came. */
    record AnswerReceived(Scope scope, String manifest, Answer answer) implements QuestionEntry {
        @Override
        public EntryType type() {
            return EntryType.ANSWER_RECEIVED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with(scope.fields())
                    .with("manifest", manifest)
                    .with(answer.fields());
        }

        static AnswerReceived read(EntryFields in) {
            return new AnswerReceived(Scope.read(in), in.text("manifest"), Answer.read(in));
        }
    }

    /** All chunks of an own set are answered: how many questions it asked in all, how many hits there are, and how many of them are new. */
    record SetFinished(Scope scope, String manifest, long questionsOfSet, long hits, long freshHits)
            implements QuestionEntry {
        @Override
        public EntryType type() {
            return EntryType.QUERY_FINISHED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with(scope.fields())
                    .with("manifest", manifest)
                    .with("questions", questionsOfSet)
                    .with("hits", hits)
                    .with("fresh", freshHits);
        }

        static SetFinished read(EntryFields in) {
            return new SetFinished(
                    Scope.read(in), in.text("manifest"), in.number("questions"), in.number("hits"), in.number("fresh"));
        }
    }

    /** New hits. */
    record HitsFound(Scope scope, long hits) implements QuestionEntry {
        @Override
        public EntryType type() {
            return EntryType.HIT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with(scope.fields()).with("hits", hits);
        }

        static HitsFound read(EntryFields in) {
            return new HitsFound(Scope.read(in), in.number("hits"));
        }
    }

    /** A partner named a value that nobody holds. */
    record CanaryNamed(AuthorityId partner, AgreementDigest agreement, ClassLabel identifierClass)
            implements QuestionEntry {
        @Override
        public EntryType type() {
            return EntryType.CANARY_NAMED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("partner", partner)
                    .with("agreement", agreement)
                    .with("class", identifierClass);
        }

        static CanaryNamed read(EntryFields in) {
            return new CanaryNamed(in.authority("partner"), in.agreement("agreement"), in.classLabel("class"));
        }
    }

    /** Own questions of an epoch were exported for overseers: the digest of the file, of how many sets, and who took it. */
    record QuestionsOpened(String digest, long sets, OfficerName by) implements QuestionEntry {
        @Override
        public EntryType type() {
            return EntryType.EXPORT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("questions", digest)
                    .with("sets", sets)
                    .with("by", by);
        }

        static QuestionsOpened read(EntryFields in) {
            return new QuestionsOpened(in.text("questions"), in.number("sets"), in.officer("by"));
        }
    }
}
