package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.JsonProtocol;

/**
 * The door to the operations that need AWS credentials: signature, then policy.
 *
 * @param authenticator finds who signed
 * @param authorizer judges the caller's policies
 * @param region in ARNs
 * @param accountId in ARNs
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html">Actions,
 *     resources, and condition keys for Amazon Cognito Identity</a>
 */
public record SignedAccess(Authenticator authenticator, Authorizer authorizer, String region, String accountId) {
    private static final String SIGNING_NAME = "cognito-identity";

    /**
     * Returns where the caller may.
     *
     * @throws cognitosync.localcloud.protocol.AwsException where the request is not signed, or no policy allows it
     */
    void require(DeveloperOperation operation, Request request) {
        Caller caller = authenticator.authenticate(request, SIGNING_NAME).caller();
        String resource = operation.resource(JsonProtocol.AWS_JSON.body(request));
        authorizer.authorize(
                caller,
                SIGNING_NAME + ":" + operation.name(),
                resource.isEmpty() ? "*" : "arn:aws:cognito-identity:" + region + ":" + accountId + ":" + resource);
    }
}
