package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.userpool.oauth.AuthorizationErrorPage;
import java.util.Map;
import java.util.Optional;

/** Shows an error that cannot be returned to the app. */
record ErrorPage(Templates templates) implements AuthorizationErrorPage {
    @Override
    public Response show(int status, String error, String sentence) {
        return PageHeaders.page(
                Response.html(
                        status,
                        templates.render(
                                "error",
                                Map.of("title", "This request cannot be completed", "code", error, "error", sentence))),
                Optional.empty());
    }
}
