package cognitosync.localcloud.access;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Request;

/** Authenticates signed requests. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Verifies the signature, the credentials and, where the body comes in chunks, every chunk.
     *
     * @param service signing name, such as {@code cognito-sync}
     * @throws cognitosync.localcloud.protocol.AwsException where the request is not signed, or its signature is not valid
     */
    Signed authenticate(Request request, String service);

    /**
     * A request whose signature is valid.
     *
     * @param caller who signed it
     * @param request with its plain body, where it came in chunks
     */
    record Signed(Caller caller, Request request) {}
}
