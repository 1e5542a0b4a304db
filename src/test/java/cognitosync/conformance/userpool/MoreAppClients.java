package cognitosync.conformance.userpool;

import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Adds app clients to the product's template, whose own resources stay as they are: flows that the site has not, and a client that tells
 * whether users exist; and a second pool like the product's, whose tokens the first must refuse.
 */
final class MoreAppClients {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POOL = "AWS::Cognito::UserPool";

    private MoreAppClients() {}

    static void addTo(Path template) {
        try {
            ObjectNode all = (ObjectNode) JSON.readTree(Files.readString(template));
            Map.Entry<String, JsonNode> users = pool(all);
            JsonNode more =
                    JSON.readTree(TestCloud.template("more-app-clients.json").replace("USERS", users.getKey()));
            ((ObjectNode) more.at("/Resources/OtherUsers"))
                    .set("Properties", users.getValue().get("Properties"));
            ((ObjectNode) all.get("Resources")).setAll((ObjectNode) more.get("Resources"));
            ((ObjectNode) all.get("Outputs")).setAll((ObjectNode) more.get("Outputs"));
            Files.writeString(template, JSON.writeValueAsString(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map.Entry<String, JsonNode> pool(JsonNode template) {
        return template.get("Resources").properties().stream()
                .filter(resource -> resource.getValue().get("Type").asText().equals(POOL))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The template has no user pool."));
    }
}
