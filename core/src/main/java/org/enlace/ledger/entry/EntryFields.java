// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.VeilHandle;

/**
 * The fields of an entry by the names that they have on the line, as records of this package write and read them. A field that
 * is missing or holds something else is an IllegalArgumentException, which never leaves this package.
 */
public final class EntryFields {
    private final SortedMap<String, Object> values = new TreeMap<>();

    EntryFields() {}

    EntryFields(Map<String, Object> values) {
        this.values.putAll(values);
    }

    /** Texts, whole numbers, flags and lists of texts by name; not to be changed. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    EntryFields with(String name, String token) {
        return put(name, token);
    }

    EntryFields with(String name, long number) {
        return put(name, number);
    }

    EntryFields with(String name, boolean flag) {
        return put(name, flag);
    }

    EntryFields with(String name, List<String> tokens) {
        return put(name, List.copyOf(tokens));
    }

    EntryFields with(String name, AuthorityId authority) {
        return put(name, authority.value());
    }

    EntryFields with(String name, AgreementDigest agreement) {
        return put(name, agreement.value());
    }

    EntryFields with(String name, VeilHandle handle) {
        return put(name, handle.hex());
    }

    EntryFields with(String name, ClassLabel label) {
        return put(name, label.value());
    }

    EntryFields with(String name, OfficerName officer) {
        return put(name, officer.value());
    }

    EntryFields with(String name, Purpose purpose) {
        return put(name, purpose.name());
    }

    /** No field of this name where there is no value. */
    EntryFields with(String name, Optional<?> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    EntryFields with(EntryFields more) {
        values.putAll(more.values);
        return this;
    }

    private EntryFields put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean is(String name, String token) {
        return token.equals(values.get(name));
    }

    void require(String name, String token) {
        if (!is(name, token)) {
            throw new IllegalArgumentException("an entry has the fields of its kind: field=" + name);
        }
    }

    String text(String name) {
        return value(name, String.class);
    }

    Optional<String> textIfAny(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A text that stands on the line as {@code none} where there is none. */
    Optional<String> textUnless(String none, String name) {
        return is(name, none) ? Optional.empty() : Optional.of(text(name));
    }

    long number(String name) {
        return value(name, Long.class);
    }

    Optional<Long> numberIfAny(String name) {
        return has(name) ? Optional.of(number(name)) : Optional.empty();
    }

    boolean flag(String name) {
        return value(name, Boolean.class);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object one : value(name, List.class)) {
            texts.add(String.valueOf(one));
        }
        return texts;
    }

    AuthorityId authority(String name) {
        return AuthorityId.of(text(name));
    }

    AgreementDigest agreement(String name) {
        return new AgreementDigest(text(name));
    }

    VeilHandle handle(String name) {
        return new VeilHandle(text(name));
    }

    ClassLabel classLabel(String name) {
        return new ClassLabel(text(name));
    }

    OfficerName officer(String name) {
        return new OfficerName(text(name));
    }

    Optional<OfficerName> officerIfAny(String name) {
        return textIfAny(name).map(OfficerName::new);
    }

    List<OfficerName> officers(String name) {
        return texts(name).stream().map(OfficerName::new).toList();
    }

    Purpose purpose(String name) {
        return Purpose.valueOf(text(name));
    }

    private <T> T value(String name, Class<T> kind) {
        Object value = values.get(name);
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException("an entry has the fields of its kind: field=" + name);
        }
        return kind.cast(value);
    }
}
