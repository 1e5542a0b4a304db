package cognitosync.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Adds identity pools to the product's template, whose own resources stay as they are: one whose role allows all of Cognito Sync, so
 * that only the service itself is left to refuse, and spare ones, since what is configured is configured for a whole pool.
 */
final class MorePools {
    /** Output that names the pool with the wide role. */
    static final String WIDE = "WidePoolId";

    static final int SPARE = 24;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path WIDE_POOL = Path.of("src", "test", "resources", "templates", "wide-pool.json");

    private MorePools() {}

    /** Output that names a spare pool. */
    static String spare(int number) {
        return "SparePool" + number + "Id";
    }

    static void addTo(Path template) {
        try {
            ObjectNode all = (ObjectNode) JSON.readTree(Files.readString(template));
            JsonNode more = JSON.readTree(Files.readString(WIDE_POOL));
            ((ObjectNode) more.at("/Resources/WidePool/Properties")).set("CognitoIdentityProviders", providers(all));
            ObjectNode resources = (ObjectNode) all.get("Resources");
            ObjectNode outputs = (ObjectNode) all.get("Outputs");
            resources.setAll((ObjectNode) more.get("Resources"));
            outputs.setAll((ObjectNode) more.get("Outputs"));
            for (int i = 0; i < SPARE; i++) {
                resources
                        .putObject("SparePool" + i)
                        .put("Type", "AWS::Cognito::IdentityPool")
                        .putObject("Properties")
                        .put("AllowUnauthenticatedIdentities", false);
                outputs.putObject(spare(i)).putObject("Value").put("Ref", "SparePool" + i);
            }
            Files.writeString(template, JSON.writeValueAsString(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The users of the product's pool sign in to the added pool, too. */
    private static JsonNode providers(JsonNode template) {
        for (JsonNode resource : template.get("Resources")) {
            if (resource.get("Type").textValue().equals("AWS::Cognito::IdentityPool")) {
                return resource.at("/Properties/CognitoIdentityProviders");
            }
        }
        throw new AssertionError("The template has no identity pool.");
    }
}
