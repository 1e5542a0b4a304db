package cognitosync.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A JavaScript client of Cognito Sync in its driver. */
final class NodeClient implements SyncClient {
    private final NodeDriver driver;
    private final ObjectNode where = JsonNodeFactory.instance.objectNode();

    NodeClient(CloudUnderTest cloud, NodeDriver driver) {
        this.driver = driver;
        where.put("endpoint", cloud.endpoint().toString());
        where.put("region", CloudUnderTest.REGION);
        where.put("identityPoolId", cloud.identityPoolId());
        for (Who who : Who.values()) {
            ObjectNode request = where.deepCopy().put("as", who.name());
            request.set("credentials", credentials(cloud.credentials(who)));
            driver.ask("connect", request);
        }
    }

    private static ObjectNode credentials(AwsCredentials credentials) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("accessKeyId", credentials.accessKeyId())
                .put("secretAccessKey", credentials.secretAccessKey());
        if (credentials instanceof AwsSessionCredentials session) {
            json.put("sessionToken", session.sessionToken());
        }
        return json;
    }

    /** Endpoint, region and identity pool, as every driver takes them. */
    ObjectNode where() {
        return where.deepCopy();
    }

    /** Anything that this driver does besides calling operations. */
    ObjectNode ask(String verb, ObjectNode request) {
        return (ObjectNode) driver.ask(verb, request).get("output");
    }

    @Override
    public Reply call(Who who, String operation, ObjectNode input) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("as", who.name()).put("operation", operation).set("input", input);
        ObjectNode answer = driver.ask("call", request);
        if (answer.has("refused")) {
            JsonNode refused = answer.get("refused");
            return new Reply.Refusal(
                    refused.path("status").intValue(),
                    refused.path("code").asText(),
                    refused.path("thrown").asText(),
                    refused.path("message").asText(),
                    refused.path("requestId").asText());
        }
        return new Reply.Output(
                (ObjectNode) answer.get("output"), answer.path("requestId").asText());
    }

    @Override
    public void close() {
        driver.close();
    }
}
