package cognitosync.conformance.dynamodb;

import cognitosync.conformance.NodeDriver;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** AWS SDK for JavaScript v3, run by its driver script. */
final class NodeTableClient implements TableClient {
    private static final Path SCRIPT = Path.of("src", "test", "conformance", "dynamodb.mjs");

    private final NodeDriver driver = NodeDriver.start(SCRIPT);

    private NodeTableClient() {}

    /** Creates a client of an endpoint. */
    static NodeTableClient at(URI endpoint, AwsCredentials credentials) {
        NodeTableClient client = new NodeTableClient();
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("endpoint", endpoint.toString())
                .put("region", "eu-west-1");
        ObjectNode keys = request.putObject("credentials")
                .put("accessKeyId", credentials.accessKeyId())
                .put("secretAccessKey", credentials.secretAccessKey());
        if (credentials instanceof AwsSessionCredentials session) {
            keys.put("sessionToken", session.sessionToken());
        }
        client.driver.ask("connect", request);
        return client;
    }

    /** Starts a dynalite with tables of these properties, and creates its client. */
    static NodeTableClient atDynalite(Iterable<JsonNode> tables) {
        NodeTableClient client = new NodeTableClient();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        tables.forEach(request.putArray("tables")::add);
        client.driver.ask("dynalite", request);
        return client;
    }

    @Override
    public JsonNode call(String operation, ObjectNode input) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("operation", operation);
        request.set("input", input);
        ObjectNode answer = driver.ask("call", request);
        return answer.retain("output", "refused");
    }

    @Override
    public void close() {
        driver.close();
    }
}
