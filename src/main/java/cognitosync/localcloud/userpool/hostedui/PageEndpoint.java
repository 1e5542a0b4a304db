package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.oauth.AuthorizationErrorPage;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequests;
import cognitosync.localcloud.userpool.settings.UserPool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What every page does: reads what the app asked for, shows the form, takes it back, shows what is wrong with it. */
final class PageEndpoint implements Endpoint {
    /**
     * What pages share.
     *
     * @param inboxUrl where the mail of this machine is read
     */
    record Frame(
            Supplier<UserPool> pool,
            AuthorizationRequests requests,
            BrandingThemes looks,
            Templates templates,
            CsrfGuard guard,
            AuthorizationErrorPage refusal,
            String inboxUrl) {}

    private final Frame frame;
    private final Page page;

    PageEndpoint(Frame frame, Page page) {
        this.frame = frame;
        this.page = page;
    }

    @Override
    public Response respond(Request request) {
        UserPool pool = frame.pool().get();
        AuthorizationRequests.Reading reading = frame.requests().read(pool, request);
        if (reading instanceof AuthorizationRequests.Reading.Refused refused) {
            return frame.refusal().show(400, refused.error(), refused.sentence());
        }
        if (reading instanceof AuthorizationRequests.Reading.Returned returned) {
            return Response.found(returned.location());
        }
        PageRequest asked =
                new PageRequest(request, pool, ((AuthorizationRequests.Reading.Accepted) reading).request());
        if (frame.looks().of(asked.client()).isEmpty()) {
            return frame.refusal()
                    .show(
                            403,
                            "Login pages unavailable",
                            "Managed login serves no page for an app client without a branding: add an"
                                    + " AWS::Cognito::ManagedLoginBranding for it to the template.");
        }
        return request.method().equals("POST") ? take(asked) : show(asked, 200, Optional.empty());
    }

    private Response take(PageRequest asked) {
        if (!frame.guard().passes(asked.pool(), asked.http())) {
            return show(
                    asked,
                    403,
                    Optional.of("This form did not come from this page, or the page is an old one. Fill it in again."));
        }
        try {
            return PageHeaders.redirect(page.submit(asked));
        } catch (AwsException e) {
            return show(asked, 400, Optional.of(e.getMessage()));
        }
    }

    private Response show(PageRequest asked, int status, Optional<String> error) {
        String csrf = frame.guard().token(asked.pool(), asked.http());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", page.title());
        values.put("action", asked.link(page.path()));
        values.put("query", asked.authorization().query());
        values.put("clientId", asked.client().id());
        values.put("csrf", csrf);
        values.put("error", error.orElse(""));
        values.put("inboxUrl", frame.inboxUrl());
        values.put("username", username(asked));
        values.putAll(page.values(asked));
        Response response = Response.html(status, frame.templates().render(page.template(), values));
        return frame.guard()
                .remember(PageHeaders.page(response, Optional.of(asked.authorization())), asked.pool(), csrf);
    }

    private static String username(PageRequest asked) {
        String typed = asked.field("username");
        return typed.isEmpty() ? asked.authorization().loginHint().orElse("") : typed;
    }
}
