// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

/** Why a node cannot be set up, started or asked; the sentence {@code service.NAME} says what to do. */
public enum ServiceProblem {
    /** A node was set up in this folder before. */
    SET_UP_ALREADY,
    /** No node was set up in this folder. */
    NOT_SET_UP,
    /** The folder holds the node of another authority. */
    OTHER_AUTHORITY,
    /** The folder for a new node holds something already. */
    FOLDER_NOT_EMPTY,
    /** The folder cannot be used. */
    FOLDER_UNUSABLE,
    /** Another process listens on a port. */
    PORT_IN_USE,
    /** A port below 1024 is kept for other users. */
    PORT_RESERVED,
    /** An address is not one of this machine. */
    ADDRESS_FOREIGN,
    /** A file of the certificate cannot be read. */
    CERTIFICATE_UNREADABLE,
    /** The file of the certificate holds none. */
    CERTIFICATE_DAMAGED,
    /** The file of the key holds no private key without a password. */
    KEY_DAMAGED,
    /** The key is of another certificate. */
    CERTIFICATE_OTHER_KEY,
    /** The certificate is valid no more, or not yet. */
    CERTIFICATE_OUT_OF_DATE,
    /** The file of the database's password cannot be read. */
    PASSWORD_UNREADABLE,
    /** The file of the log cannot be written. */
    LOG_UNWRITABLE,
    /** The node does not run. */
    NOT_RUNNING,
    /** The running node did not answer. */
    NO_ANSWER,
    /** The disk is nearly full. */
    DISK_NEARLY_FULL;

    /** An exception about these files, ports or names. */
    public ServiceException about(Object... values) {
        return new ServiceException(this, values);
    }
}
