// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door of a running node for the command line of its own machine: a Unix socket in a folder that only the node's user
 * enters. One line of JSON in, one line out, one order for each connection.
 */
final class ControlSocket implements AutoCloseable {
    private static final int LONGEST = 64 << 10;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final System.Logger LOG = System.getLogger(ControlSocket.class.getName());

    private final ServerSocketChannel server;
    private final Path path;
    private final Function<JsonNode, Map<String, Object>> desk;

    private ControlSocket(ServerSocketChannel server, Path path, Function<JsonNode, Map<String, Object>> desk) {
        this.server = server;
        this.path = path;
        this.desk = desk;
    }

    /** Listens; what a killed process left there is replaced. {@code desk} answers one order. */
    static ControlSocket open(Path path, Function<JsonNode, Map<String, Object>> desk) throws IOException {
        Path folder = path.getParent();
        ServiceFolder.makePrivate(folder == null ? Path.of("/") : folder);
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        ControlSocket socket = new ControlSocket(server, path, desk);
        Thread.ofVirtual().name("control").start(socket::serve);
        return socket;
    }

    /** The answer of the node that listens at {@code path}; empty where none does. */
    static Optional<JsonNode> ask(Path path, Map<String, Object> order) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            write(channel, order);
            return Optional.of(JSON.readTree(line(channel)));
        } catch (ConnectException left) {
            return Optional.empty();
        } catch (IOException | JacksonException broken) {
            throw ServiceProblem.NO_ANSWER.about(path);
        }
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                Thread.ofVirtual().name("order").start(() -> answer(caller));
            } catch (ClosedChannelException stopped) {
                return;
            } catch (IOException refused) {
                LOG.log(System.Logger.Level.WARNING, "an order of the command line was not taken");
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller) {
            write(caller, desk.apply(JSON.readTree(line(caller))));
        } catch (IOException | JacksonException gone) {
            LOG.log(System.Logger.Level.DEBUG, "a caller of the command line went away");
        } catch (RuntimeException failed) {
            tell(caller, failed);
        }
    }

    private static void tell(SocketChannel caller, RuntimeException failed) {
        LOG.log(
                System.Logger.Level.WARNING,
                "an order failed: cause=" + failed.getClass().getName());
        try {
            write(caller, OrderDesk.problem("FAILED"));
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "a caller of the command line went away");
        }
    }

    private static void write(SocketChannel channel, Map<String, Object> object) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String line(SocketChannel channel) throws IOException {
        BufferedReader reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        for (int next = reader.read(); next >= 0 && next != '\n' && line.length() < LONGEST; next = reader.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException left) {
            LOG.log(System.Logger.Level.DEBUG, "the control socket was left behind");
        }
    }
}
