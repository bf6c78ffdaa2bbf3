// SPDX-License-Identifier: Apache-2.0
/**
 * Which records of one table or two are the same. Begin with {@link org.enlace.training.RecordLinkage}, and with
 * {@link org.enlace.tabular.TableFiles} where the tables are files.
 */
// Core is compiled later, and the reader of Parquet has no descriptor.
@SuppressWarnings({"module", "requires-automatic"})
module org.enlace.linkage {
    requires dev.hardwood.core;
    requires java.xml;
    requires org.apache.commons.codec;
    requires transitive org.enlace.base;
    requires static org.jspecify;
    requires tools.jackson.core;

    exports org.enlace.linkage;
    exports org.enlace.linkage.cluster;
    exports org.enlace.linkage.column;
    exports org.enlace.linkage.criterion;
    exports org.enlace.report;
    exports org.enlace.tabular;
    exports org.enlace.training;
    exports org.enlace.files to
            org.enlace.core;
}
