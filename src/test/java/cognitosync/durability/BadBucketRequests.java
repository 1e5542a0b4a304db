package cognitosync.durability;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with requests to the two addresses of the website's bucket. */
final class BadBucketRequests {
    private static final List<String> WRITES = List.of("PUT", "POST", "DELETE", "PATCH");

    private final Garbage garbage;
    private final int port;

    BadBucketRequests(Garbage garbage, int port) {
        this.garbage = garbage;
        this.port = port;
    }

    List<BadRequest> some(int ofEach) {
        List<BadRequest> all = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            for (Address address : Address.values()) {
                all.add(request(address, "no such key", "GET", "/" + garbage.word(1, 200), ""));
                all.add(request(address, "no such key", "HEAD", "/" + garbage.word(1, 200), ""));
                all.add(request(address, "traversal", "GET", garbage.traversal(), "")
                        .shaped(ErrorShape.XML_OR_HTML));
                all.add(request(address, "bad percent-encoding", "GET", "/" + garbage.noPercentEncoding(), "")
                        .shaped(ErrorShape.XML_OR_HTML));
                all.add(request(
                        address, "a write", garbage.oneOf(WRITES), "/" + garbage.word(0, 20), garbage.word(0, 900)));
            }
            all.add(request(
                    Address.REST,
                    "a subresource",
                    "GET",
                    "/index.html?" + garbage.oneOf(List.of("acl", "versions", "policy", "uploads")),
                    ""));
        }
        return all;
    }

    private enum Address {
        WEBSITE("127.0.0.1", ErrorShape.HTML),
        REST("localhost", ErrorShape.XML);

        private final String host;
        private final ErrorShape shape;

        Address(String host, ErrorShape shape) {
            this.host = host;
            this.shape = shape;
        }
    }

    private BadRequest request(Address address, String kind, String method, String path, String body) {
        return new BadRequest(
                "bucket (" + address + "): " + kind,
                port,
                method + " " + path + " HTTP/1.1\r\nHost: " + address.host + ":" + port
                        + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                address.shape);
    }
}
