// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;
import org.enlace.text.FillerWords;

/** Mail addresses in lower case, the domain in ASCII (IDNA). Quoted local parts are refused, and so are fillers. */
final class MailAddress {

    private static final Pattern LOCAL = Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{}~.-]{1,64}");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{1,62}");

    private static final int SHORTEST_FILLER = 4;

    private MailAddress() {}

    static ValueSpelling spell(String cell) {
        return IdentifierCellText.said(cell).then(MailAddress::address);
    }

    private static ValueSpelling address(String text) {
        String address = text.regionMatches(true, 0, "mailto:", 0, 7) ? text.substring(7) : text;
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return ValueSpelling.not(Reason.SHAPE);
        }
        String local = address.substring(0, at).toLowerCase(Locale.ROOT);
        if (!LOCAL.matcher(local).matches() || hasStrayDot(local)) {
            return ValueSpelling.not(Reason.UNEXPECTED_CHARACTER);
        }
        return domain(address.substring(at + 1))
                .then(domain -> isFiller(local, domain)
                        ? ValueSpelling.not(Reason.PLACEHOLDER)
                        : ValueSpelling.of(local + "@" + domain));
    }

    /** {@code notiene@…}, {@code na@na.com}: short ones may be somebody's initials where the domain is another. */
    private static boolean isFiller(String local, String domain) {
        boolean alike = domain.startsWith(local + ".");
        return (alike || local.length() >= SHORTEST_FILLER) && FillerWords.isFiller(local);
    }

    private static boolean hasStrayDot(String local) {
        return local.startsWith(".") || local.endsWith(".") || local.contains("..");
    }

    private static ValueSpelling domain(String text) {
        try {
            String domain = IDN.toASCII(text).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(domain).matches() ? ValueSpelling.of(domain) : ValueSpelling.not(Reason.SHAPE);
        } catch (IllegalArgumentException e) {
            return ValueSpelling.not(Reason.SHAPE);
        }
    }
}
