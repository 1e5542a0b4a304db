package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.StoreException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API's one address: {@code X-Amz-Target} names the operation. Requests need no signature, the logins prove who asks.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Operations.html">Actions</a>
 */
final class CognitoIdentityEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(CognitoIdentityEndpoint.class);
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
        } catch (StoreException e) {
            LOG.error("{} failed", request, e);
            return JsonProtocol.AWS_JSON.error(Errors.internal());
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
