package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.StoreException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API's one address: {@code X-Amz-Target} names the operation. Requests of
 * users need no signature, the logins prove who asks; those of developers need one.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Operations.html">Actions</a>
 */
final class CognitoIdentityEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(CognitoIdentityEndpoint.class);
    private static final String TARGET = "AWSCognitoIdentityService.";

    private final SignedAccess developers;
    private final List<Operation> operations;

    CognitoIdentityEndpoint(SignedAccess developers, List<Operation> operations) {
        this.developers = developers;
        this.operations = List.copyOf(operations);
    }

    @Override
    public Response respond(Request request) {
        try {
            return JsonProtocol.AWS_JSON.success(answer(operation(request), request));
        } catch (AwsException e) {
            return JsonProtocol.AWS_JSON.error(e);
        } catch (StoreException e) {
            LOG.error("{} failed", request, e);
            return JsonProtocol.AWS_JSON.error(Errors.internal());
        }
    }

    private ObjectNode answer(Operation operation, Request request) {
        if (operation instanceof DeveloperOperation forDevelopers) {
            developers.require(forDevelopers, request);
        }
        return operation.answer(JsonProtocol.AWS_JSON.body(request));
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
