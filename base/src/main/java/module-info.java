// SPDX-License-Identifier: Apache-2.0
/**
 * What both libraries stand on. Names, identifiers and the nouns of the trade are for everybody; the rest is for the other
 * modules of Enlace and may change with any of them.
 */
// The modules named below are compiled later, and the library for telephone numbers has no descriptor.
@SuppressWarnings({"module", "requires-automatic"})
module org.enlace.base {
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.apache.commons.codec;
    requires static org.jspecify;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    exports org.enlace.identifiers;
    exports org.enlace.model;
    exports org.enlace.names;
    exports org.enlace.crypto to
            org.enlace.core,
            org.enlace.veil;
    exports org.enlace.names.words to
            org.enlace.core,
            org.enlace.linkage,
            org.enlace.veil;
    exports org.enlace.text to
            org.enlace.core,
            org.enlace.linkage;
}
