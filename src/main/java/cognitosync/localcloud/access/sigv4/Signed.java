package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.Request;

/**
 * A request whose signature holds.
 *
 * @param caller who signed it
 * @param request with its plain body, where it came in chunks
 */
public record Signed(Caller caller, Request request) {}
