// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.enlace.settings.ServiceSettings.CertificateFiles;
import org.jspecify.annotations.Nullable;

/**
 * Shows the desk's certificate as its files say it now: {@link #look} takes up files that changed, and keeps the former
 * certificate as long as they do not fit.
 */
final class CertificateWatch {
    private final CertificateFiles files;
    private final AtomicReference<DeskCertificate> shown;
    private final Current keys = new Current();
    private volatile X509ExtendedKeyManager manager;
    private volatile Optional<ServiceException> refused = Optional.empty();
    private List<FileTime> seen;

    CertificateWatch(CertificateFiles files) {
        this.files = files;
        seen = times();
        shown = new AtomicReference<>(DeskCertificate.read(files));
        manager = shown.get().keys();
    }

    SSLContext context() {
        return DeskCertificate.context(keys);
    }

    DeskCertificate shown() {
        return shown.get();
    }

    /** Why the files that lie there now are not shown. */
    Optional<ServiceException> refused() {
        return refused;
    }

    /** Takes up the files where they changed since the last look. */
    synchronized void look() {
        List<FileTime> now = times();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            DeskCertificate next = DeskCertificate.read(files);
            manager = next.keys();
            shown.set(next);
            refused = Optional.empty();
        } catch (ServiceException unfit) {
            refused = Optional.of(unfit);
        }
    }

    private List<FileTime> times() {
        return Stream.of(files.chain(), files.key()).map(CertificateWatch::time).toList();
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private final class Current extends X509ExtendedKeyManager {
        @Override
        public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
            return manager.getClientAliases(type, issuers);
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return manager.chooseClientAlias(types, issuers, socket);
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
            return manager.getServerAliases(type, issuers);
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return manager.chooseServerAlias(type, issuers, socket);
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
            return manager.chooseEngineServerAlias(type, issuers, engine);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return manager.getCertificateChain(alias);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return manager.getPrivateKey(alias);
        }
    }
}
