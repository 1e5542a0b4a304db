package cognitosync.localcloud.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sends frames that no client sends, and reads no faster than it is told to. */
public final class RawWebSocket implements AutoCloseable {
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    /** A frame from the server. */
    public record Frame(int opCode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The status of a close frame. */
        public int status() {
            return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }
    }

    /** Connects; the handshake is still to be sent. */
    public RawWebSocket(int port) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 1_024));
        out = socket.getOutputStream();
    }

    /** Sends a handshake; the head of the answer. */
    public String handshake(String target, String host, String... moreFields) throws IOException {
        String more = moreFields.length == 0 ? "" : String.join("\r\n", moreFields) + "\r\n";
        String head = "GET " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + more + "\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder answer = new StringBuilder();
        int next;
        while (answer.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) {
            answer.append((char) next);
        }
        return answer.toString();
    }

    public RawWebSocket send(int opCode, boolean fin, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((fin ? FIN : 0) | opCode);
        if (payload.length < 126) {
            frame.write(MASKED | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(MASKED | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(MASKED | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        // A mask of zeros leaves the payload as it is.
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        out.write(frame.toByteArray());
        return this;
    }

    public RawWebSocket send(String text) throws IOException {
        return send(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next frame of the server. */
    public Frame read() throws IOException {
        int opCode = in.readUnsignedByte() & 0x0F;
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        return new Frame(opCode, in.readNBytes((int) length));
    }

    /** Reads on until the server ends the connection, however it does that. */
    public int framesUntilEnd() {
        int frames = 0;
        try {
            while (true) {
                read();
                frames++;
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("The connection did not end", e);
        } catch (IOException e) {
            return frames;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
