package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.userpool.oauth.AuthorizationErrorPage;
import java.util.Map;
import java.util.Optional;

/** Says what is wrong where there is no app to go back to. */
final class ErrorPage implements AuthorizationErrorPage {
    private final Templates templates;

    ErrorPage(Templates templates) {
        this.templates = templates;
    }

    @Override
    public Response show(int status, String error, String sentence) {
        return PageHeaders.page(
                Response.html(
                        status,
                        templates.render(
                                "error", Map.of("title", "This cannot go on", "code", error, "error", sentence))),
                Optional.empty());
    }
}
