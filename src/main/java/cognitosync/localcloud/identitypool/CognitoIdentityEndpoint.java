package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import java.util.List;

/**
 * The API's one address: {@code X-Amz-Target} names the operation. Requests need no signature, the logins prove who asks.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Operations.html">Actions</a>
 */
final class CognitoIdentityEndpoint implements Endpoint {
    private static final String TARGET = "AWSCognitoIdentityService.";

    private final List<Operation> operations;

    CognitoIdentityEndpoint(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    @Override
    public Response respond(Request request) {
        try {
            return JsonProtocol.AWS_JSON.success(operation(request).answer(JsonProtocol.AWS_JSON.body(request)));
        } catch (AwsException e) {
            return JsonProtocol.AWS_JSON.error(e);
        }
    }

    private Operation operation(Request request) {
        String target = request.headers().first("X-Amz-Target").orElse("");
        return operations.stream()
                .filter(operation -> target.equals(TARGET + operation.name()))
                .filter(operation -> request.method().equals("POST"))
                .findFirst()
                .orElseThrow(() -> new AwsException(
                        "UnknownOperationException",
                        400,
                        "The operation " + target + " (" + request.method() + ") is not run by the local cloud."));
    }
}
