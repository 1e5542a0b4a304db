package cognitosync.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncRequest;

/** AWS SDK for Java v2; operations are found by their name, so that a new one needs no line here. */
final class JavaClient implements SyncClient {
    private final Map<Who, CognitoSyncClient> clients = new EnumMap<>(Who.class);

    JavaClient(CloudUnderTest cloud) {
        for (Who who : Who.values()) {
            clients.put(
                    who,
                    CognitoSyncClient.builder()
                            .endpointOverride(cloud.endpoint())
                            .region(Region.of(CloudUnderTest.REGION))
                            .credentialsProvider(StaticCredentialsProvider.create(cloud.credentials(who)))
                            .build());
        }
    }

    @Override
    public Reply call(Who who, String operation, ObjectNode input) {
        try {
            Class<?> type = Class.forName(CognitoSyncRequest.class.getPackageName() + "." + operation + "Request");
            Object request = SdkShapes.build(type.getMethod("builder").invoke(null), input);
            String method = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
            AwsResponse response = (AwsResponse)
                    CognitoSyncClient.class.getMethod(method, type).invoke(clients.get(who), request);
            return new Reply.Output(
                    SdkShapes.json(response), response.responseMetadata().requestId());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof CognitoSyncException refused) {
                return new Reply.Refusal(
                        refused.statusCode(),
                        refused.awsErrorDetails().errorCode(),
                        refused.getClass().getSimpleName(),
                        refused.awsErrorDetails().errorMessage(),
                        refused.requestId());
            }
            throw new AssertionError(operation + " failed in the client itself", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The SDK has no operation " + operation, e);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(CognitoSyncClient::close);
    }
}
