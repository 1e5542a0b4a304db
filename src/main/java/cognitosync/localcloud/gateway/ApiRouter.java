package cognitosync.localcloud.gateway;

import cognitosync.localcloud.access.sigv4.SignatureVerifier;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Cors;
import cognitosync.localcloud.protocol.JsonProtocol;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One port for every AWS API: tells services apart by {@code X-Amz-Target}, path and signing scope, and answers by name what
 * is not run here.
 *
 * @param identity Cognito Identity
 * @param userPools Cognito user pools
 * @param sync Cognito Sync
 * @param dynamodb DynamoDB
 * @param appsync GraphQL APIs
 * @param issuers keys and discovery documents of the user pools
 * @param deploying what {@code cdk deploy} talks to, by signing name: closed to pages of other origins
 */
public record ApiRouter(
        Endpoint identity,
        Endpoint userPools,
        Endpoint sync,
        Endpoint dynamodb,
        Endpoint appsync,
        Endpoint issuers,
        Map<String, Endpoint> deploying)
        implements Endpoint {
    /** Tells apart what is not signed; the services then ask for a signature in their own words. */
    private static final Map<String, String> QUERY_VERSIONS =
            Map.of("2010-05-15", "cloudformation", "2011-06-15", "sts");

    private static final String FAULT = "http://webservices.amazon.com/AWSFault/2005-15-09";

    @Override
    public Response respond(Request request) {
        Optional<Endpoint> deploys = deployingService(request).map(deploying::get);
        return deploys.orElseGet(() -> Cors.open(this::service)).respond(request);
    }

    private static Optional<String> deployingService(Request request) {
        if (request.headers().first("X-Amz-Target").orElse("").startsWith("AmazonSSM.")) {
            return Optional.of("ssm");
        }
        Optional<String> scope = SignatureVerifier.signingName(request);
        return scope.isPresent() ? scope : request.form("Version").map(QUERY_VERSIONS::get);
    }

    private Response service(Request request) {
        try {
            String target = request.headers().first("X-Amz-Target").orElse("");
            if (target.startsWith("AWSCognitoIdentityService.")) {
                return identity.respond(request);
            }
            if (target.startsWith("AWSCognitoIdentityProviderService.")) {
                return userPools.respond(request);
            }
            if (target.startsWith("DynamoDB_20120810.")) {
                return dynamodb.respond(request);
            }
            if (!target.isEmpty()) {
                throw unknown("The operation " + target);
            }
            if (request.rawPath().equals("/identitypools") || request.rawPath().startsWith("/identitypools/")) {
                return sync.respond(request);
            }
            if (request.rawPath().startsWith("/appsync-api/")) {
                return appsync.respond(request);
            }
            if (request.rawPath().contains("/.well-known/")) {
                return issuers.respond(request);
            }
            throw unknown(scope(request));
        } catch (AwsException e) {
            return action(request).isPresent() ? new ErrorProtocol.Query(FAULT).of(e) : JsonProtocol.AWS_JSON.error(e);
        } catch (MalformedRequestException e) {
            return JsonProtocol.AWS_JSON.error(e);
        }
    }

    // What services of the query protocol are called with, such as IAM's; their clients read nothing but XML.
    private static Optional<String> action(Request request) {
        return request.method().equals("POST") ? request.form("Action") : Optional.empty();
    }

    private static String scope(Request request) {
        Optional<String> action = action(request);
        if (action.isPresent()) {
            return "The operation " + action.get()
                    + SignatureVerifier.signingName(request)
                            .map(name -> " of " + name)
                            .orElse("");
        }
        return "The request " + request
                + SignatureVerifier.signingName(request)
                        .map(name -> " of the service " + name)
                        .orElse("");
    }

    private static AwsException unknown(String what) {
        return new AwsException("UnknownOperationException", 400, what + " is not supported by the local cloud.");
    }

    /**
     * What the API port answers to requests that reach no service.
     *
     * @param isLocal tells the pages of this machine from the APIs
     * @param local answers those
     * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/CommonErrors.html">Common errors</a>
     */
    public record ApiErrorRenderer(Predicate<Request> isLocal, ErrorRenderer local) implements ErrorRenderer {
        private static final Map<Integer, String> CODES = Map.of(
                403, "AccessDeniedException",
                408, "RequestTimeoutException",
                413, "RequestEntityTooLargeException",
                429, "TooManyRequestsException",
                500, "InternalFailure");

        @Override
        public Response of(int status, String sentence, Request head) {
            if (isLocal.test(head)) {
                return local.of(status, sentence, head);
            }
            JsonProtocol protocol =
                    head.headers().first("X-Amz-Target").isPresent() ? JsonProtocol.AWS_JSON : JsonProtocol.REST_JSON;
            Response answer = protocol.error(
                    new AwsException(CODES.getOrDefault(status, "SerializationException"), status, sentence));
            // A foreign Host is a sign of DNS rebinding: no page may read the answer.
            return status == 403 ? answer : Cors.expose(answer);
        }
    }
}
