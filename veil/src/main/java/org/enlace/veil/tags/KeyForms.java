// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.util.List;
import java.util.stream.IntStream;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * The forms of a class: a scope has a key of its own for each, and a question's place in its set says with which it is answered.
 * So the holder prices what it cannot see: of the 24 questions about a person 16 are about pairs of words with the whole date of
 * birth, and only 2 about one word alone. A text that is asked in another form's place is the text of another key and hits nothing.
 *
 * <p>Identifiers have one form without a name. What the forms of name tokens mean is told where they are made.
 */
public final class KeyForms {
    private static final KeyForms ONE = new KeyForms(List.of(new Form("", 1)));
    private static final KeyForms NAMES = new KeyForms(
            List.of(new Form("date", 16), new Form("word", 2), new Form("order", 2), new Form("years", 4)));

    private record Form(String name, int places) {}

    private final List<Form> forms;
    private final int places;

    private KeyForms(List<Form> forms) {
        this.forms = forms;
        places = forms.stream().mapToInt(Form::places).sum();
    }

    public static KeyForms of(ClassLabel classLabel) {
        return classLabel.equals(TagLayout.NAME_TOKEN) ? NAMES : ONE;
    }

    /** Number of forms, and of keys of a scope. */
    public int count() {
        return forms.size();
    }

    /** How many questions ask about one value: a set has no part of that. */
    public int places() {
        return places;
    }

    /** The text that sets the form's key apart from the others of its scope; empty where there is one. */
    String suffix(int form) {
        String name = forms.get(form).name();
        return name.isEmpty() ? "" : "." + name;
    }

    /** The form of the question at a place of a set. */
    int at(int question) {
        int left = question % places;
        int form = 0;
        while (left >= forms.get(form).places()) {
            left -= forms.get(form++).places();
        }
        return form;
    }

    /** The form of a value, which begins with its name: {@code word.}. */
    int of(VeilInput input) {
        for (int form = 0; form < forms.size(); form++) {
            String name = forms.get(form).name();
            if (name.isEmpty() || input.canonical().startsWith(name + ".")) {
                return form;
            }
        }
        throw new VeilException(VeilRefusal.BAD_FIELD, "name token must begin with its form");
    }

    /** Of the elements of a chunk those of one form, in their order. */
    public byte[] gather(int form, int chunk, byte[] elements) {
        if (count() == 1) {
            return elements;
        }
        int[] at = placesOf(form, chunk, elements.length / RistrettoGroup.ELEMENT);
        byte[] gathered = new byte[at.length * RistrettoGroup.ELEMENT];
        for (int i = 0; i < at.length; i++) {
            System.arraycopy(
                    elements,
                    at[i] * RistrettoGroup.ELEMENT,
                    gathered,
                    i * RistrettoGroup.ELEMENT,
                    RistrettoGroup.ELEMENT);
        }
        return gathered;
    }

    /** Puts the elements of one form back at their places. */
    void scatter(int form, int chunk, byte[] gathered, byte[] elements) {
        int[] at = placesOf(form, chunk, elements.length / RistrettoGroup.ELEMENT);
        for (int i = 0; i < at.length; i++) {
            System.arraycopy(
                    gathered,
                    i * RistrettoGroup.ELEMENT,
                    elements,
                    at[i] * RistrettoGroup.ELEMENT,
                    RistrettoGroup.ELEMENT);
        }
    }

    private int[] placesOf(int form, int chunk, int size) {
        int first = chunk * ChunkSizes.SIZE;
        return IntStream.range(0, size).filter(i -> at(first + i) == form).toArray();
    }
}
