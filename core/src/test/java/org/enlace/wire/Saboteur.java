// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** A line that breaks: passes a number of bytes on, then cuts the connection. */
final class Saboteur implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile IntSupplier life;
    private volatile int port;

    /** {@code life} is asked once for each connection and direction: how many bytes pass. */
    Saboteur(int port, IntSupplier life) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = port;
        this.life = life;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    void repair() {
        life = () -> Integer.MAX_VALUE;
    }

    void lead(int newPort) {
        port = newPort;
        cut();
    }

    void cut() {
        open.forEach(Saboteur::shut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket in = door.accept();
                connections.incrementAndGet();
                Socket out = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(in);
                open.add(out);
                pump(in, out, life.getAsInt());
                pump(out, in, life.getAsInt());
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void pump(Socket from, Socket to, int bytes) {
        Thread.startVirtualThread(() -> {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[16_384];
                int left = bytes;
                while (left > 0) {
                    int read = in.read(buffer, 0, Math.min(buffer.length, left));
                    if (read < 0) {
                        break;
                    }
                    out.write(buffer, 0, read);
                    left -= read;
                }
            } catch (IOException cut) {
                // the other direction was cut
            } finally {
                shut(from);
                shut(to);
            }
        });
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
