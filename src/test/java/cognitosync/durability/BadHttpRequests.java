package cognitosync.durability;

import java.util.ArrayList;
import java.util.List;

/** What breaks HTTP itself, on one port; the part of a request that says how it wants to be answered is there. */
final class BadHttpRequests {
    private final Garbage garbage;
    private final int port;
    private final String method;
    private final String path;
    private final ErrorShape shape;
    private final int longestBody;

    BadHttpRequests(Garbage garbage, int port, String path, ErrorShape shape, int longestBody) {
        this.garbage = garbage;
        this.port = port;
        this.method = "POST";
        this.path = path;
        this.shape = shape;
        this.longestBody = longestBody;
    }

    List<BadRequest> some(int ofEach) {
        List<BadRequest> all = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            all.add(unread(
                    "a long header",
                    head() + "X-" + garbage.word(1, 9) + ": " + garbage.word(17_000, 40_000) + "\r\n\r\n"));
            all.add(unread("many headers", head() + ("X: " + garbage.word(9, 9) + "\r\n").repeat(2_000) + "\r\n"));
            all.add(unreadable("a long address", "GET /" + garbage.word(17_000, 30_000) + " HTTP/1.1\r\n\r\n"));
            all.add(unreadable("no request line", garbage.text("\0\1 \t:/abc\u00ff", 1, 40) + "\r\n\r\n"));
            all.add(unreadable(
                    "no version", "GET /" + garbage.word(0, 9) + " HTTP/" + garbage.word(1, 3) + "\r\n\r\n"));
            all.add(unread(
                    "a bad header",
                    head() + garbage.oneOf(List.of("No colon", " folded", "A b: c", "X\0: y", ": z")) + "\r\n\r\n"));
            all.add(unread(
                    "a bad length",
                    head() + "Content-Length: " + garbage.oneOf(List.of("-1", "x", "1,2", "9".repeat(30), "0x10"))
                            + "\r\n\r\n"));
            all.add(unread("two lengths", head() + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx"));
            all.add(unread(
                    "a length and chunks",
                    head() + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
            all.add(read(
                    "a bad chunk",
                    "Transfer-Encoding: chunked\r\n\r\n" + garbage.oneOf(List.of("zz", "-1", "fffffffffffffffff", "5;"))
                            + "\r\n" + garbage.word(1, 9) + "\r\n"));
            all.add(read(
                            "a truncated body",
                            "Content-Length: " + (50 + garbage.random().nextInt(900)) + "\r\n\r\n"
                                    + garbage.word(0, 40))
                    .ending());
            all.add(read("truncated chunks", "Transfer-Encoding: chunked\r\n\r\n40\r\n" + garbage.word(0, 40))
                    .ending());
            all.add(read(
                    "a length too long",
                    "Content-Length: " + (longestBody + 1L + garbage.random().nextInt(Integer.MAX_VALUE)) + "\r\n\r\n"
                            + garbage.word(0, 900)));
            all.add(new BadRequest(
                    "another host",
                    port,
                    "GET " + path + " HTTP/1.1\r\nHost: " + garbage.word(1, 20) + ".example:" + port
                            + "\r\nConnection: close\r\n\r\n",
                    shape == ErrorShape.XML ? ErrorShape.HTML : shape));
        }
        return all;
    }

    /** Bodies that are a byte too long, sent in chunks to the end. */
    BadRequest longChunks() {
        String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        return read(
                "long chunks",
                "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(longestBody / 0x8000) + "1\r\nx\r\n0\r\n\r\n");
    }

    /** A client that stops in the middle of the body and stays. */
    BadRequest slow() {
        return read("a slow sender", "Content-Length: 100\r\n\r\nhalf");
    }

    /** A client that never stops, and hardly sends. */
    BadRequest trickle() {
        return read("a trickle", "Content-Length: " + longestBody + "\r\n\r\nx");
    }

    /** A client that stops in the middle of the head and stays. */
    BadRequest slowHead() {
        return garbage.random().nextBoolean()
                ? unread("a slow head", head())
                : unreadable(
                        "a slow request line", garbage.oneOf(List.of("G", "POST", "POST /", "POST / HTTP/1.1\r\n")));
    }

    /** A client whose head never ends. */
    BadRequest trickledHead() {
        return unread("a head as a trickle", head() + "X: ");
    }

    private String head() {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n";
    }

    // Refused before the Host is read, which tells the two addresses of a bucket apart.
    private BadRequest unread(String kind, String text) {
        return new BadRequest("HTTP: " + kind, port, text, shape == ErrorShape.XML ? ErrorShape.HTML : shape);
    }

    // Refused before the path is read, which tells pages and the endpoints of programs apart.
    private BadRequest unreadable(String kind, String text) {
        return new BadRequest(
                "HTTP: " + kind, port, text, shape == ErrorShape.AWS_JSON ? ErrorShape.AWS_JSON : ErrorShape.HTML);
    }

    private BadRequest read(String kind, String rest) {
        return new BadRequest("HTTP: " + kind, port, head() + rest, shape);
    }
}
