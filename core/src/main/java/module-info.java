// SPDX-License-Identifier: Apache-2.0
/** A node and the command line: a program, which exports nothing. It is run from the class path. */
// Some libraries have no descriptor; picocli and Jdbi look into our types, hence an open module.
@SuppressWarnings("requires-automatic")
open module org.enlace.core {
    requires com.exceptionfactory.jagged;
    requires com.exceptionfactory.jagged.framework;
    requires com.exceptionfactory.jagged.x25519;
    requires com.nulabinc.zxcvbn;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires info.picocli;
    requires io.helidon.common.buffers;
    requires io.helidon.common.socket;
    requires io.helidon.common.tls;
    requires io.helidon.http;
    requires io.helidon.http.media;
    requires io.helidon.http.sse;
    requires io.helidon.webserver;
    requires io.helidon.webserver.sse;
    requires io.prometheus.metrics.core;
    requires io.prometheus.metrics.instrumentation.jvm;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires java.logging;
    requires java.net.http;
    requires java.sql;
    requires jdk.security.auth;
    requires org.apache.commons.codec;
    requires org.apache.commons.compress;
    requires org.apache.commons.csv;
    requires org.apache.commons.io;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.enlace.base;
    requires org.enlace.linkage;
    requires org.enlace.veil;
    requires org.jdbi.v3.core;
    requires org.jdbi.v3.postgres;
    requires static org.jspecify;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires org.tukaani.xz;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.toml;
}
