package cognitosync.localcloud.access.credentials;

import cognitosync.localcloud.http.Request;

/** Finds out who signed a request. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Verifies the signature and the credentials.
     *
     * @param service signing name, such as {@code cognito-sync}
     * @throws cognitosync.localcloud.protocol.AwsException where the request is not signed, or not rightly
     */
    Caller authenticate(Request request, String service);
}
