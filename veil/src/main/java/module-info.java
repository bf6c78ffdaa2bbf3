// SPDX-License-Identifier: Apache-2.0
/**
 * "Do you hold this too?" without telling what is asked about. Begin with {@link org.enlace.veil.VeilQuery} for the whole
 * exchange between two holders, and with {@link org.enlace.oprf.OprfFunction} for the function of RFC 9497 alone.
 */
module org.enlace.veil {
    requires org.apache.commons.codec;
    requires transitive org.enlace.base;
    requires static org.jspecify;

    exports org.enlace.oprf;
    exports org.enlace.tokens;
    exports org.enlace.veil;
    exports org.enlace.veil.tags;
}
