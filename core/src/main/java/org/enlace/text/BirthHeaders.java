// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.Set;

/**
 * The headers that say that a column holds dates of birth, as {@linkplain PlainWords plain words}: Spanish, Portuguese, English and
 * French. One list for all who read tables, since whoever does not know such a column does not see the minors in it.
 */
public final class BirthHeaders {
    /** Whole headers; also what a longer header contains word for word. */
    public static final Set<String> WORDS = Set.of("""
        fecha de nacimiento|fecha nacimiento|fecha nacim|fecha de nacim|fecha nac|fecha de nac|fec nac|fec de nac|fec nacimiento\
        |fec nacim|f nacimiento|f de nacimiento|f nacim|f nac|f de nac|fnac|fnacimiento|fecnac|fechanac|fechanacimiento|nacimiento|fdn\
        |data de nascimento|data nascimento|data de nasc|data nasc|dt nascimento|dt nasc|datanascimento|datanasc|dtnasc|nascimento|nasc\
        |date of birth|birth date|birthdate|dateofbirth|birthday|birth dt|birth|born|dob|d o b\
        |date de naissance|date naissance|naissance\
        """.strip().split("\\|", -1));

    private BirthHeaders() {}
}
