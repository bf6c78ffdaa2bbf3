// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

/** Why a backup was not made or not brought back; the sentence {@code backup.NAME} says what to do. */
public enum BackupProblem {
    /** The settings name no key to encrypt with. */
    NO_RECIPIENT,
    /** The folder of the backups cannot be written, or its disk is full. */
    FOLDER_UNUSABLE,
    /** A file for a new key is there already. */
    KEY_THERE,
    /** The file of the secret key holds none. */
    NO_KEY,
    /** The file cannot be read, or is no backup. */
    NO_BACKUP,
    /** The key does not open the file. */
    OTHER_KEY,
    /** The file was changed or cut off. */
    DAMAGED,
    /** The backup is of another authority than the settings. */
    OTHER_NODE,
    /** A newer Enlace made the backup. */
    NEWER_VERSION,
    /** The database already holds something. */
    DATABASE_NOT_EMPTY,
    /** The file of the record keys is not there. */
    NO_RECORD_KEYS,
    /** The record keys are older than the backup. */
    RECORD_KEYS_OLDER;

    /** An exception about these files or names. */
    public BackupException about(Object... values) {
        return new BackupException(this, values);
    }
}
