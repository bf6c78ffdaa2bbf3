// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

/**
 * Where a database is and how to sign in: a {@code jdbc:postgresql:} URL, a role and its password. The password never
 * appears in {@link #toString()}.
 */
public record DatabaseAddress(String url, String user, String password) {
    public DatabaseAddress {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StoreException(
                    StoreException.Reason.WRONG_ADDRESS, "a database address starts with jdbc:postgresql:");
        }
    }

    /** The URL without its parameters, fit for a message. */
    String place() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    @Override
    public String toString() {
        return "DatabaseAddress[url=" + place() + ", user=" + user + "]";
    }
}
