package cognitosync.localcloud.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, right or wrong, and reads to the end of the connection. */
public final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final ByteArrayOutputStream peeked = new ByteArrayOutputStream();

    /** Connects to the port of this machine. */
    public RawClient(int port) throws IOException {
        this(InetAddress.getLoopbackAddress(), port);
    }

    /** Connects to the port at one of its addresses. */
    public RawClient(InetAddress address, int port) throws IOException {
        socket = new Socket(address, port);
        socket.setSoTimeout(45_000);
    }

    /** One request on a connection of its own; the answer whole. */
    public static String exchange(int port, String request) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.send(request);
            return client.readToEnd();
        }
    }

    public RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Says that nothing more will be sent, as a client that died in the middle does. */
    public RawClient endOfInput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Whether something is answered within that time; it stays to be read. */
    public boolean hasAnswer(int millis) throws IOException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout(millis);
        try {
            int first = socket.getInputStream().read();
            if (first >= 0) {
                peeked.write(first);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(before);
        }
    }

    /** What is answered up to and with the given text. */
    public String readUntil(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        int next;
        while (read.indexOf(end) < 0 && (next = socket.getInputStream().read()) >= 0) {
            read.append((char) next);
        }
        return read.toString();
    }

    public String readToEnd() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        peeked.writeTo(read);
        byte[] buffer = new byte[8192];
        try {
            int length;
            while ((length = socket.getInputStream().read(buffer)) >= 0) {
                read.write(buffer, 0, length);
            }
        } catch (SocketException e) {
            // A server that refuses a body may reset the connection behind its answer; what came before counts.
            if (read.size() == 0) {
                throw e;
            }
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
