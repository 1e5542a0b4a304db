package cognitosync.journey.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the connections of a device apart: a WebSocket gets a tunnel to its server, whether the browser asks for it by
 * <a href="https://www.rfc-editor.org/rfc/rfc9110#CONNECT">CONNECT</a>, as Chromium does, or sends the handshake itself; any other
 * connection goes to the HTTP proxy.
 */
final class Tunnels implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tunnels.class);
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern CONNECT =
            Pattern.compile("CONNECT (?:localhost|127\\.0\\.0\\.1):(\\d+) .*", Pattern.DOTALL);
    private static final Pattern HANDSHAKE =
            Pattern.compile("GET (?:ws|http)://(?:localhost|127\\.0\\.0\\.1):(\\d+)([^ ]*) (.*)", Pattern.DOTALL);
    private static final Pattern UPGRADE = Pattern.compile("(?i)\r\nUpgrade: *websocket\r\n");

    private final ServerSocket server;
    private final InetSocketAddress proxy;
    private final Predicate<Call> passes;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> tunnelled = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What a connection is for, once its first request is known. */
    private record Way(InetSocketAddress to, String head, boolean isConnect) {}

    private Tunnels(ServerSocket server, InetSocketAddress proxy, Predicate<Call> passes) {
        this.server = server;
        this.proxy = proxy;
        this.passes = passes;
    }

    /**
     * Listens on loopback.
     *
     * @param proxy where connections go that are no WebSocket's
     * @param passes whether a tunnel may be made
     */
    static Tunnels open(InetSocketAddress proxy, Predicate<Call> passes) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Tunnels tunnels = new Tunnels(server, proxy, passes);
        tunnels.threads.execute(tunnels::accept);
        return tunnels;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Ends the tunnels that there are, as a lost network does. */
    void cut() {
        tunnelled.forEach(Tunnels::end);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Tunnels::end);
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket browser = server.accept();
                threads.execute(() -> serve(browser));
            } catch (IOException e) {
                LOG.debug("The network of a device takes no more connections", e);
            }
        }
    }

    private void serve(Socket browser) {
        sockets.add(browser);
        try (browser) {
            String head = head(browser.getInputStream());
            Way way = way(head);
            if (!way.to().equals(proxy)) {
                // Before the question: a cut in between ends it all the same.
                tunnelled.add(browser);
                if (!passes.test(call(way))) {
                    return;
                }
            }
            try (Socket there = new Socket(way.to().getAddress(), way.to().getPort())) {
                sockets.add(there);
                OutputStream first = way.isConnect() ? browser.getOutputStream() : there.getOutputStream();
                first.write(way.head().getBytes(ISO_8859_1));
                threads.execute(() -> pump(there, browser));
                pump(browser, there);
            }
        } catch (IOException e) {
            LOG.debug("A connection of a device ended early", e);
        } finally {
            sockets.removeIf(Socket::isClosed);
            tunnelled.removeIf(Socket::isClosed);
        }
    }

    /** Byte by byte: what follows belongs to the other end. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int end = 0;
        while (end < END_OF_HEAD.length()) {
            int next = in.read();
            if (next < 0 || head.size() == LONGEST_HEAD) {
                throw new IOException("No request came");
            }
            head.write(next);
            end = next == END_OF_HEAD.charAt(end) ? end + 1 : next == END_OF_HEAD.charAt(0) ? 1 : 0;
        }
        return head.toString(ISO_8859_1);
    }

    private Way way(String head) {
        Matcher connect = CONNECT.matcher(head);
        if (connect.matches()) {
            return new Way(address(connect), "HTTP/1.1 200 Connection established\r\n\r\n", true);
        }
        Matcher handshake = HANDSHAKE.matcher(head);
        return UPGRADE.matcher(head).find() && handshake.matches()
                ? new Way(address(handshake), "GET " + handshake.group(2) + " " + handshake.group(3), false)
                : new Way(proxy, head, false);
    }

    private static InetSocketAddress address(Matcher target) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(target.group(1)));
    }

    private static Call call(Way way) {
        URI uri = URI.create("ws://localhost:" + way.to().getPort() + "/");
        return new Call("CONNECT", uri, Map.of("upgrade", List.of("websocket")), new byte[0]);
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            LOG.trace("A connection of a device was ended", e);
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A connection of a device was not ended", e);
        }
    }
}
