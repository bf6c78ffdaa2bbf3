// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.util.List;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;

/** The five seats of the made-up region from south to north, with how each writes its files. */
enum RegionSeat {
    CO("co-migration", Authority.Kind.MIGRATION, "Migración de Colombia (demo)", ',', "UTF-8"),
    PA("pa-security", Authority.Kind.SECURITY, "Seguridad de Panamá (demo)", ',', "UTF-8"),
    CR("cr-migration", Authority.Kind.MIGRATION, "Migración de Costa Rica (demo)", ',', "UTF-8"),
    GT("gt-security", Authority.Kind.SECURITY, "Seguridad de Guatemala (demo)", ';', "ISO-8859-1"),
    US("us-security", Authority.Kind.SECURITY, "United States Security (demo)", ',', "UTF-8");

    static final List<RegionSeat> ALL = List.of(values());

    private final String id;
    private final Authority.Kind kind;
    private final String title;
    private final char delimiter;
    private final String charset;

    RegionSeat(String id, Authority.Kind kind, String title, char delimiter, String charset) {
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.delimiter = delimiter;
        this.charset = charset;
    }

    Authority authority() {
        return new Authority(AuthorityId.of(id), kind, name(), title);
    }

    AuthorityId id() {
        return AuthorityId.of(id);
    }

    String country() {
        return name();
    }

    char delimiter() {
        return delimiter;
    }

    String charset() {
        return charset;
    }

    boolean writesEnglish() {
        return this == US;
    }
}
