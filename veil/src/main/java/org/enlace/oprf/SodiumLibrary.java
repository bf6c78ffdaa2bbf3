// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The functions of libsodium that the veil uses, called in place on Java arrays. The library is the one bundled in
 * lazysodium-java; it is loaded once for the process, on first use.
 */
public final class SodiumLibrary {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBRARY = load();

    private static final MethodHandle MULTIPLY = function("crypto_scalarmult_ristretto255", 3);
    private static final MethodHandle MULTIPLY_BASE = function("crypto_scalarmult_ristretto255_base", 2);
    private static final MethodHandle ADD = function("crypto_core_ristretto255_add", 3);
    private static final MethodHandle FROM_HASH = function("crypto_core_ristretto255_from_hash", 2);
    private static final MethodHandle IS_VALID = function("crypto_core_ristretto255_is_valid_point", 1);
    private static final MethodHandle SCALAR_REDUCE = function("crypto_core_ristretto255_scalar_reduce", 2);
    private static final MethodHandle SCALAR_MULTIPLY = function("crypto_core_ristretto255_scalar_mul", 3);
    private static final MethodHandle SCALAR_ADD = function("crypto_core_ristretto255_scalar_add", 3);
    private static final MethodHandle SCALAR_SUBTRACT = function("crypto_core_ristretto255_scalar_sub", 3);
    private static final MethodHandle SCALAR_INVERT = function("crypto_core_ristretto255_scalar_invert", 2);
    private static final MethodHandle SHA512 = handle(
            "crypto_hash_sha512",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle SEAL = aead("crypto_aead_chacha20poly1305_ietf_encrypt");
    private static final MethodHandle OPEN = aead("crypto_aead_chacha20poly1305_ietf_decrypt");

    private SodiumLibrary() {}

    /** {@code out = scalar * point}; false where the point is no element or the result is the identity. */
    static boolean multiply(MemorySegment out, MemorySegment scalar, MemorySegment point) {
        return call(MULTIPLY, out, scalar, point) == 0;
    }

    static boolean multiplyBase(MemorySegment out, MemorySegment scalar) {
        return call(MULTIPLY_BASE, out, scalar) == 0;
    }

    static boolean add(MemorySegment out, MemorySegment left, MemorySegment right) {
        return call(ADD, out, left, right) == 0;
    }

    static void fromHash(MemorySegment out, MemorySegment hash) {
        call(FROM_HASH, out, hash);
    }

    static boolean isValid(MemorySegment point) {
        try {
            return (int) IS_VALID.invokeExact(point) == 1;
        } catch (Throwable impossible) {
            throw broken(impossible);
        }
    }

    static void scalarReduce(MemorySegment out, MemorySegment wide) {
        call(SCALAR_REDUCE, out, wide);
    }

    static void scalarMultiply(MemorySegment out, MemorySegment left, MemorySegment right) {
        call(SCALAR_MULTIPLY, out, left, right);
    }

    static void scalarAdd(MemorySegment out, MemorySegment left, MemorySegment right) {
        call(SCALAR_ADD, out, left, right);
    }

    static void scalarSubtract(MemorySegment out, MemorySegment left, MemorySegment right) {
        call(SCALAR_SUBTRACT, out, left, right);
    }

    static boolean scalarInvert(MemorySegment out, MemorySegment scalar) {
        return call(SCALAR_INVERT, out, scalar) == 0;
    }

    /** SHA-512 of a message, 64 bytes. */
    static byte[] sha512(byte[] message) {
        byte[] out = new byte[64];
        try {
            int code = (int) SHA512.invokeExact(
                    MemorySegment.ofArray(out), MemorySegment.ofArray(message), (long) message.length);
            if (code != 0) {
                throw new IllegalStateException("libsodium could not hash: code=" + code);
            }
            return out;
        } catch (Throwable impossible) {
            throw broken(impossible);
        }
    }

    /** ChaCha20-Poly1305 (RFC 8439) without further data: {@code out} is 16 bytes longer than the message. */
    public static void seal(MemorySegment out, MemorySegment message, MemorySegment nonce, MemorySegment key) {
        MemorySegment none = MemorySegment.NULL;
        try {
            int code = (int) SEAL.invokeExact(out, none, message, message.byteSize(), none, 0L, none, nonce, key);
            if (code != 0) {
                throw new IllegalStateException("libsodium could not seal: code=" + code);
            }
        } catch (Throwable impossible) {
            throw broken(impossible);
        }
    }

    /** Opens what {@link #seal} made; false where it was altered or the key is another. */
    public static boolean open(MemorySegment out, MemorySegment sealed, MemorySegment nonce, MemorySegment key) {
        MemorySegment none = MemorySegment.NULL;
        try {
            return (int) OPEN.invokeExact(out, none, none, sealed, sealed.byteSize(), none, 0L, nonce, key) == 0;
        } catch (Throwable impossible) {
            throw broken(impossible);
        }
    }

    private static int call(MethodHandle function, MemorySegment a, MemorySegment b) {
        try {
            return (int) function.invokeExact(a, b);
        } catch (Throwable impossible) {
            throw broken(impossible);
        }
    }

    private static int call(MethodHandle function, MemorySegment a, MemorySegment b, MemorySegment c) {
        try {
            return (int) function.invokeExact(a, b, c);
        } catch (Throwable impossible) {
            throw broken(impossible);
        }
    }

    private static RuntimeException broken(Throwable cause) {
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("libsodium could not be called", cause);
    }

    /** A function of pointers that returns an int (void ones leave it undefined, and it is not looked at). */
    private static MethodHandle function(String name, int pointers) {
        MemoryLayout[] parameters = new MemoryLayout[pointers];
        Arrays.fill(parameters, ValueLayout.ADDRESS);
        return handle(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }

    private static MethodHandle aead(String name) {
        boolean opening = name.endsWith("decrypt");
        MemoryLayout pointer = ValueLayout.ADDRESS;
        MemoryLayout length = ValueLayout.JAVA_LONG;
        return handle(
                name,
                opening
                        ? FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                pointer,
                                pointer,
                                pointer,
                                pointer,
                                length,
                                pointer,
                                length,
                                pointer,
                                pointer)
                        : FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                pointer,
                                pointer,
                                pointer,
                                length,
                                pointer,
                                length,
                                pointer,
                                pointer,
                                pointer));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
        MemorySegment symbol = LIBRARY.find(name)
                .orElseThrow(() -> new IllegalStateException("libsodium lacks a function: name=" + name));
        return LINKER.downcallHandle(symbol, descriptor, Linker.Option.critical(true));
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup load() {
        Path copy = unpack();
        try {
            SymbolLookup lookup = SymbolLookup.libraryLookup(copy, Arena.global());
            MemorySegment init = lookup.find("sodium_init")
                    .orElseThrow(() -> new IllegalStateException("libsodium lacks a function: name=sodium_init"));
            int code = (int) LINKER.downcallHandle(init, FunctionDescriptor.of(ValueLayout.JAVA_INT))
                    .invokeExact();
            if (code < 0) {
                throw new IllegalStateException("libsodium did not start: code=" + code);
            }
            return lookup;
        } catch (Throwable failed) {
            throw broken(failed);
        } finally {
            discard(copy);
        }
    }

    private static Path unpack() {
        String resource = resource();
        try (InputStream in = SodiumLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no libsodium for this machine: resource=" + resource);
            }
            Path copy = Files.createTempFile("enlace-sodium", resource.substring(resource.lastIndexOf('.')));
            try (OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("libsodium must be unpacked to the folder for temporary files", e);
        }
    }

    /** A loaded library needs its file no more, save on Windows, where it goes when the process ends. */
    private static void discard(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException inUse) {
            copy.toFile().deleteOnExit();
        }
    }

    /** Where lazysodium-java keeps the library of this machine. */
    private static String resource() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        boolean arm = machine.equals("aarch64");
        if (system.startsWith("mac")) {
            return arm ? "mac_arm/libsodium.dylib" : "mac/libsodium.dylib";
        }
        if (system.startsWith("windows")) {
            return "windows64/libsodium.dll";
        }
        return arm ? "arm64/libsodium.so" : "linux64/libsodium.so";
    }
}
