package cognitosync.conformance.dynamodb;

import cognitosync.conformance.SdkShapes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** AWS SDK for Java v2, which verifies the checksum of each response. Operations are looked up by name. */
final class JavaTableClient implements TableClient {
    private final DynamoDbClient client;

    JavaTableClient(URI endpoint, AwsCredentialsProvider credentials) {
        client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .build();
    }

    @Override
    public JsonNode call(String operation, ObjectNode input) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        try {
            Class<?> type = Class.forName(DynamoDbRequest.class.getPackageName() + "." + operation + "Request");
            Object request = SdkShapes.build(type.getMethod("builder").invoke(null), input);
            String method = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
            DynamoDbResponse response = (DynamoDbResponse)
                    DynamoDbClient.class.getMethod(method, type).invoke(client, request);
            outcome.set("output", SdkShapes.json(response));
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof DynamoDbException refused)) {
                throw new AssertionError(operation + " failed in the client itself", e.getCause());
            }
            outcome.set(
                    "refused",
                    SdkShapes.json(refused)
                            .put("code", refused.awsErrorDetails().errorCode())
                            .put("status", refused.statusCode())
                            .put("message", refused.awsErrorDetails().errorMessage()));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The SDK has no operation " + operation, e);
        }
        return outcome;
    }

    @Override
    public void close() {
        client.close();
    }
}
