package cognitosync.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sends requests byte by byte, for what no client can be made to send; what goes before them an SDK does. */
final class RawDevice implements Checked {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloudUnderTest cloud;
    private final Device prepared;
    private final Set<Operation> called = EnumSet.noneOf(Operation.class);

    RawDevice(CloudUnderTest cloud, Device prepared) {
        this.cloud = cloud;
        this.prepared = prepared;
    }

    /** Works on the same identity through an SDK, and is not counted. */
    Device prepared() {
        return prepared;
    }

    @Override
    public Set<Operation> called() {
        return called;
    }

    /** Path of the pool. */
    String pool() {
        return "/identitypools/" + encoded(prepared.identityPoolId());
    }

    /** Path of the identity. */
    String identity() {
        return pool() + "/identities/" + encoded(prepared.identityId());
    }

    /** Path of a dataset, its name taken as it is. */
    String dataset(String encodedName) {
        return identity() + "/datasets/" + encodedName;
    }

    static String encoded(String id) {
        return id.replace(":", "%3A");
    }

    /** Sends a request signed with the account's own credentials. */
    Answer send(Operation operation, RawRequest request) {
        called.add(operation);
        return exchange(request.signed(cloud.endpoint(), cloud.credentials(Who.DEVELOPER)));
    }

    /** Sends a request as it is. */
    Answer sendUnsigned(Operation operation, RawRequest request) {
        called.add(operation);
        return exchange(request);
    }

    private Answer exchange(RawRequest request) {
        URI endpoint = cloud.endpoint();
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.bytes(endpoint.getAuthority()));
            socket.getOutputStream().flush();
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(read);
            return Answer.read(read.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A response.
     *
     * @param headers by their names in lower case
     */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer read(String text) {
            int end = text.indexOf("\r\n\r\n");
            List<String> lines = text.substring(0, end).lines().toList();
            int status = Integer.parseInt(lines.get(0).substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
            Map<String, String> headers = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
            return new Answer(status, headers, text.substring(end + 4));
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("Not JSON: " + body, e);
            }
        }
    }
}
