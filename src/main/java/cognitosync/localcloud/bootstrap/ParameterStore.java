package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Its API: one operation.
 *
 * @param authenticator finds who signed
 * @param authorizer judges the caller's policies
 * @param parameter reads parameters
 */
public record ParameterStore(Authenticator authenticator, Authorizer authorizer, GetParameter parameter)
        implements Endpoint {
    /** Its signing name. */
    public static final String SERVICE = "ssm";

    /** What its operations are named behind. */
    public static final String TARGET = "AmazonSSM.";

    @Override
    public Response respond(Request request) {
        try {
            Caller caller = authenticator.authenticate(request, SERVICE).caller();
            String target = request.headers().first("X-Amz-Target").orElse("");
            if (!target.equals(TARGET + GetParameter.class.getSimpleName())) {
                throw new AwsException(
                        "UnknownOperationException",
                        400,
                        "The operation " + target + " is not run by the local cloud.");
            }
            ObjectNode input = JsonProtocol.AWS_JSON.body(request);
            authorizer.authorize(caller, "ssm:GetParameter", parameter.resource(input));
            return JsonProtocol.AWS_JSON.success(parameter.answer(input));
        } catch (AwsException e) {
            return JsonProtocol.AWS_JSON.error(e);
        }
    }
}
