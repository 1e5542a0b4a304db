package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.http.Request;

/** Finds out who signed a request whose body may have come in chunks. */
@FunctionalInterface
public interface BodyVerifier {
    /**
     * Verifies the signature, the credentials and every chunk.
     *
     * @throws cognitosync.localcloud.protocol.AwsException where the request is not signed, or not rightly
     */
    Signed verify(Request request, String service);
}
