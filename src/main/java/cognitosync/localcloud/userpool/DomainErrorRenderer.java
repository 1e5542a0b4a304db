package cognitosync.localcloud.userpool;

import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.oauth.AuthorizationErrorPage;
import cognitosync.localcloud.userpool.oauth.AuthorizationServer;

/**
 * What a pool's domain answers to requests that no page and no endpoint sees: programs read JSON, people a page.
 *
 * @param page for people
 */
record DomainErrorRenderer(AuthorizationErrorPage page) implements ErrorRenderer {
    @Override
    public Response of(int status, String sentence, Request head) {
        return AuthorizationServer.refusal(head.rawPath(), status, sentence)
                .orElseGet(() -> page.show(status, status < 500 ? "invalid_request" : "server_error", sentence));
    }
}
