// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.enlace.model.AuthorityId;
import org.enlace.settings.ServiceSettings.CertificateFiles;
import org.enlace.settings.ServiceSettings.DeskDoor;
import org.enlace.store.PostgresServer;

/** Where the things of one node lie in its data folder. */
record ServiceFolder(Path data) {
    /** The node's own PostgreSQL, where it has no other. */
    Path postgres() {
        return data.resolve("postgres");
    }

    /** Keys, published ledger and card. */
    Path node() {
        return data.resolve("node");
    }

    /** The certificate that the node made for its desk: chain and key in one PEM file each. */
    Path deskCertificate() {
        return desk().resolve("certificate.pem");
    }

    Path deskKey() {
        return desk().resolve("key.pem");
    }

    Path desk() {
        return data.resolve("desk");
    }

    /** The certificate that the desk shows: the authority's, or the one that the node made. */
    CertificateFiles shown(DeskDoor desk) {
        return desk.certificate().orElseGet(() -> new CertificateFiles(deskCertificate(), deskKey()));
    }

    /** The socket by which the command line reaches the running node. */
    Path socket() {
        return data.resolve("run").resolve("control");
    }

    private Path owner() {
        return node().resolve("authority");
    }

    /** Whether a node was set up here to the end. */
    boolean isSetUp() {
        return Files.exists(owner());
    }

    /** Marks the node as set up. */
    void belongTo(AuthorityId id) throws IOException {
        Files.writeString(owner(), id + "\n", StandardCharsets.US_ASCII);
        Files.deleteIfExists(begun());
    }

    /** ServiceException where the folder holds no node or that of another authority. */
    void requireOwner(AuthorityId id) {
        if (!isSetUp()) {
            throw ServiceProblem.NOT_SET_UP.about(data);
        }
        try {
            String owner = Files.readString(owner(), StandardCharsets.US_ASCII).strip();
            if (!owner.equals(id.value())) {
                throw ServiceProblem.OTHER_AUTHORITY.about(data, owner, id.value());
            }
        } catch (IOException unreadable) {
            throw ServiceProblem.FOLDER_UNUSABLE.about(data);
        }
    }

    private Path begun() {
        return data.resolve("set-up-begun");
    }

    /**
     * Makes the folder ready for a new node, and removes what a set-up that did not come to its end left in it. ServiceException
     * where anything else lies there: nothing of others is ever removed.
     */
    void begin() throws IOException {
        makePrivate(data);
        if (Files.exists(begun())) {
            PostgresServer.endLeftBehind(postgres());
            for (Path each : List.of(postgres(), node(), desk())) {
                if (Files.exists(each)) {
                    PathUtils.deleteDirectory(each);
                }
            }
        } else if (!PathUtils.isEmptyDirectory(data)) {
            throw ServiceProblem.FOLDER_NOT_EMPTY.about(data);
        }
        Files.writeString(begun(), "", StandardCharsets.US_ASCII);
        Files.createDirectories(node());
    }

    /** Makes a folder that only its owner enters, with those above it. */
    static void makePrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
