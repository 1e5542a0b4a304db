package cognitosync.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.LongStream;

/** One keep-alive connection with at most one request under way. */
final class Client implements AutoCloseable {
    private static final int FIRST_SIZE = 16 * 1024;
    private static final byte[] SUCCESS = "HTTP/1.1 200".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Selector selector;
    private final InetSocketAddress server;
    private final Iterator<byte[]> requests;
    private SocketChannel channel;
    private boolean serverCloses;
    private byte[] answer = new byte[FIRST_SIZE];
    private int length;
    private long sentAt;
    private long[] nanos = new long[1_024];
    private int answered;

    Client(Selector selector, InetSocketAddress server, Iterator<byte[]> requests) throws IOException {
        this.selector = selector;
        this.server = server;
        this.requests = requests;
        connect();
    }

    private void connect() throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the next request, where there is one. */
    boolean sendNext() throws IOException {
        if (!requests.hasNext()) {
            // What the server does with the connection from now on is of no interest.
            channel.close();
            return false;
        }
        ByteBuffer request = ByteBuffer.wrap(requests.next());
        length = 0;
        sentAt = System.nanoTime();
        if (serverCloses) {
            // Some servers end a connection after so many answers; the new one is part of what the next answer takes.
            channel.close();
            connect();
            serverCloses = false;
        }
        while (request.hasRemaining()) {
            channel.write(request);
        }
        return true;
    }

    /** Reads what has come, and whether that was the rest of the answer. */
    boolean hasAnswer() throws IOException {
        if (length == answer.length) {
            answer = Arrays.copyOf(answer, answer.length * 2);
        }
        int read = channel.read(ByteBuffer.wrap(answer, length, answer.length - length));
        if (read < 0) {
            throw new IOException("the connection was closed after " + answered + " answers; it said " + text());
        }
        length += read;
        if (!isComplete()) {
            return false;
        }
        if (!Arrays.equals(answer, 0, SUCCESS.length, SUCCESS, 0, SUCCESS.length)) {
            throw new BenchException("A request was refused: " + text());
        }
        if (answered == nanos.length) {
            nanos = Arrays.copyOf(nanos, nanos.length * 2);
        }
        nanos[answered++] = System.nanoTime() - sentAt;
        return true;
    }

    private boolean isComplete() {
        int body = endOfHeaders();
        if (body < 0) {
            return false;
        }
        String headers = new String(answer, 0, body, StandardCharsets.ISO_8859_1);
        serverCloses = headers.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n");
        for (String line : headers.split("\r\n", -1)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                return length >= body + Integer.parseInt(line.substring(15).trim());
            }
        }
        return length - body >= LAST_CHUNK.length
                && Arrays.equals(answer, length - LAST_CHUNK.length, length, LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    private int endOfHeaders() {
        for (int i = 3; i < length; i++) {
            if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n' && answer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    /** The body of the last answer. */
    byte[] body() {
        return Arrays.copyOfRange(answer, endOfHeaders(), length);
    }

    private String text() {
        return new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    /** How long each answer took. */
    LongStream nanos() {
        return Arrays.stream(nanos, 0, answered);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
