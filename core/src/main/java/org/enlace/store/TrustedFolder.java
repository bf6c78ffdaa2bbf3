// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.enlace.store.StoreException.Reason;

/** A folder from which programs may be run: no other user but root can put anything into it or in its place. */
final class TrustedFolder {
    private static final int STICKY = 01000;
    private static final int OTHERS_WRITE = 0002;
    private static final int GROUP_WRITES = 0020;

    private TrustedFolder() {}

    /**
     * Refuses a folder that another user owns or can exchange: each folder above it belongs to root or to this user, and where all may
     * write, only owners may rename. Takes from group and others the right to write into the folder itself.
     */
    static void check(Path folder) throws IOException {
        Path real = folder.toRealPath();
        for (Path above = real; above != null; above = above.getParent()) {
            int mode = mode(above);
            boolean open = (mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0 && !above.equals(real);
            if (!isOwnersOrRoots(above) || open) {
                throw new StoreException(
                        Reason.FILES,
                        "another user of this machine can write where the PostgreSQL programs are kept, so they are"
                                + " not run from there; point XDG_CACHE_HOME to a folder of your own: path=" + above);
            }
        }
        if ((mode(real) & (OTHERS_WRITE | GROUP_WRITES)) != 0) {
            Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(real));
            rights.remove(PosixFilePermission.GROUP_WRITE);
            rights.remove(PosixFilePermission.OTHERS_WRITE);
            Files.setPosixFilePermissions(real, rights);
        }
    }

    /** Whether a folder belongs to this user or root, and nobody else may write into it. */
    static boolean isOurs(Path folder) throws IOException {
        return isOwnersOrRoots(folder) && (mode(folder) & (OTHERS_WRITE | GROUP_WRITES)) == 0;
    }

    private static boolean isOwnersOrRoots(Path path) throws IOException {
        int owner = number(path, "unix:uid");
        return owner == 0 || owner == new UnixSystem().getUid();
    }

    private static int mode(Path path) throws IOException {
        return number(path, "unix:mode");
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
    }
}
