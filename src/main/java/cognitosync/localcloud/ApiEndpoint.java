package cognitosync.localcloud;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Cors;
import cognitosync.localcloud.protocol.JsonProtocol;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One port for every AWS API: tells services apart by {@code X-Amz-Target}, path and signing scope, and answers by name what
 * is not run here. What belongs to this machine alone lies under {@code /_local/} and is closed to other origins.
 *
 * @param local pages and JSON under {@code /_local/}
 * @param identity Cognito Identity
 * @param sync Cognito Sync
 * @param issuers keys and discovery documents of the user pools
 */
record ApiEndpoint(Routes local, Endpoint identity, Endpoint sync, Endpoint issuers) implements Endpoint {
    private static final Pattern CREDENTIAL_SCOPE =
            Pattern.compile("Credential=[^/,\\s]+/\\d{8}/[a-z0-9-]+/([a-z0-9-]+)/aws4_request");

    @Override
    public Response respond(Request request) {
        return request.rawPath().startsWith("/_local/")
                ? local.respond(request)
                : Cors.open(this::service).respond(request);
    }

    private Response service(Request request) {
        try {
            String target = request.headers().first("X-Amz-Target").orElse("");
            if (target.startsWith("AWSCognitoIdentityService.")) {
                return identity.respond(request);
            }
            if (!target.isEmpty()) {
                throw unknown("The operation " + target);
            }
            if (request.rawPath().equals("/identitypools") || request.rawPath().startsWith("/identitypools/")) {
                return sync.respond(request);
            }
            if (request.rawPath().contains("/.well-known/")) {
                return issuers.respond(request);
            }
            throw unknown(scope(request));
        } catch (AwsException e) {
            return JsonProtocol.AWS_JSON.error(e);
        } catch (MalformedRequestException e) {
            return JsonProtocol.AWS_JSON.error(e);
        }
    }

    private static String scope(Request request) {
        Matcher scope = CREDENTIAL_SCOPE.matcher(
                request.headers().first("Authorization").orElse(""));
        return scope.find() ? "The request " + request + " of the service " + scope.group(1) : "The request " + request;
    }

    private static AwsException unknown(String what) {
        return new AwsException("UnknownOperationException", 400, what + " is not run by the local cloud.");
    }
}
