package cognitosync.conformance.dynamodb;

import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.PersonClient;
import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** A local cloud with {@code tables.json} or a modified copy, and a signed-in user. */
final class TableCloud implements AutoCloseable {
    static final String TEMPLATE = TestCloud.template("tables.json");

    private final LocalCloud cloud;
    private final String identityId;
    private final AwsCredentials credentials;

    private TableCloud(LocalCloud cloud) {
        this.cloud = cloud;
        PersonClient person = PersonClient.signUp(cloud, "sam@example.com");
        String idToken = person.idToken();
        identityId = person.identityId(idToken);
        credentials = person.credentials(identityId, idToken);
    }

    static TableCloud start(Path folder, String template) {
        return new TableCloud(TestCloud.ofTemplate(folder, template));
    }

    URI endpoint() {
        return URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint"));
    }

    LocalCloud cloud() {
        return cloud;
    }

    /** The user's identity. */
    String identityId() {
        return identityId;
    }

    /** The user's credentials from the identity pool, with the template's role. */
    AwsCredentials credentials() {
        return credentials;
    }

    /** The properties of the tables in the template. */
    static List<JsonNode> tables() {
        try {
            return new ObjectMapper()
                    .readTree(TEMPLATE).get("Resources").properties().stream()
                            .map(resource -> resource.getValue())
                            .filter(resource -> resource.get("Type").asText().equals("AWS::DynamoDB::Table"))
                            .map(resource -> resource.get("Properties"))
                            .toList();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cloud.close();
    }
}
