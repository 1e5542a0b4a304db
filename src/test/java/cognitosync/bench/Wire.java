package cognitosync.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Requests as bytes of HTTP/1.1. */
final class Wire {
    private Wire() {}

    /** A request without a signature. */
    static byte[] request(String method, String path, int port, Map<String, String> headers, String body) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return bytes(head, body);
    }

    /** Head without the length of the body, then the body. */
    static byte[] bytes(StringBuilder head, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        for (byte[] part : List.of(head.toString().getBytes(StandardCharsets.ISO_8859_1), content)) {
            request.write(part, 0, part.length);
        }
        return request.toByteArray();
    }
}
