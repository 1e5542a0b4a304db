package cognitosync.localcloud.userpool;

import cognitosync.localcloud.http.Refusal;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.oauth.AuthorizationServer;
import cognitosync.localcloud.userpool.oauth.RefusalPage;

/**
 * What a pool's domain answers to requests that no page and no endpoint sees: programs read JSON, people a page.
 *
 * @param page for people
 */
record DomainRefusal(RefusalPage page) implements Refusal {
    @Override
    public Response of(int status, String sentence, Request head) {
        return AuthorizationServer.refusal(head.rawPath(), status, sentence)
                .orElseGet(() -> page.show(status, status < 500 ? "invalid_request" : "server_error", sentence));
    }
}
